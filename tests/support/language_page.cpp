#include "support/language_page.hpp"

#include <optional>
#include <sstream>

namespace xize::test {
namespace {

bool starts_with(const std::string& text, const std::string& head) { return text.compare(0, head.size(), head) == 0; }

class Reader {
 public:
  LanguagePage read(const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    for (number_ = 1; std::getline(lines, line); ++number_) {
      if (starts_with(line, "```")) block(lines, line.substr(3));
      else if (starts_with(line, "| `")) function(line);
      else if (line.size() > 2 && line.front() == '`' && line.find('`', 1) == line.size() - 1) title_ = line.substr(1, line.size() - 2);
      else if (!line.empty()) title_.clear();
    }
    return std::move(page_);
  }

 private:
  void mistake(const std::string& what) { page_.mistakes.push_back("line " + std::to_string(number_) + ": " + what); }

  /// A row that begins "| `合计` `sum` |".
  void function(const std::string& line) {
    const auto first = line.find('`', 3);
    if (first == std::string::npos || line.compare(first, 3, "` `") != 0) return;
    const auto second = line.find("` |", first + 3);
    if (second == std::string::npos) return;
    page_.functions.push_back(line.substr(3, first - 3) + " " + line.substr(first + 3, second - first - 3));
  }

  void block(std::istringstream& lines, const std::string& kind) {
    const std::size_t begin = number_;
    std::string body, line;
    bool closed = false;
    while (!closed && std::getline(lines, line)) {
      ++number_;
      closed = line == "```";
      if (!closed) body += line + "\n";
    }
    if (!closed) mistake("the block is not closed");
    const std::string title = std::move(title_);
    title_.clear();
    if (kind == "xize") {
      page_.examples.push_back({begin, body, {}, {}, {}});
    } else if (page_.examples.empty()) {
      mistake("this block belongs to no rulebook");
    } else if (kind == "console") {
      commands(body);
    } else if (kind == "csv" || kind == "json") {
      file(title, body);
    } else {
      mistake("nothing checks a block of kind '" + kind + "'");
    }
  }

  void file(const std::string& title, const std::string& body) {
    const auto slash = title.find('/');
    const std::string folder = title.substr(0, slash);
    PageExample& example = page_.examples.back();
    if (slash == std::string::npos) mistake("no file is named above this block");
    else if (folder == "数据" || folder == "data") example.data.push_back({title.substr(slash + 1), body});
    else if (folder == "结果" || folder == "results") example.expected.push_back({title.substr(slash + 1), body});
    else mistake("neither data nor results: " + title);
  }

  void commands(const std::string& body) {
    std::istringstream lines(body);
    PageCommand* command = nullptr;
    for (std::string line; std::getline(lines, line);) {
      if (starts_with(line, "$ xize ")) {
        page_.examples.back().commands.push_back({line.substr(7), ""});
        command = &page_.examples.back().commands.back();
      } else if (command == nullptr) {
        mistake("the console block does not begin with a command");
        return;
      } else {
        command->printed += line + "\n";
      }
    }
    if (command == nullptr) mistake("the console block has no command");
  }

  LanguagePage page_;
  std::string title_;
  std::size_t number_ = 0;
};

}  // namespace

LanguagePage read_language_page(const std::filesystem::path& path) { return Reader().read(read_bytes(path)); }

}  // namespace xize::test

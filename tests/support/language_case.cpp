#include "support/language_case.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>

namespace xize::test {
namespace {

namespace fs = std::filesystem;

bool starts_with(const std::string& text, const std::string& head) { return text.compare(0, head.size(), head) == 0; }

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\r");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

/// The first word, and what stands after it.
std::pair<std::string, std::string> first_word(const std::string& text) {
  const auto end = text.find(' ');
  return end == std::string::npos ? std::pair(text, std::string()) : std::pair(text.substr(0, end), trimmed(text.substr(end)));
}

class Reader {
 public:
  explicit Reader(LanguageCase& out) : out_(out) {}

  void line(const std::string& text, int number) {
    if (starts_with(text, "#|")) {
      block_line(text, number);
      return;
    }
    finish_block();
    if (starts_with(text, "#!")) directive(trimmed(text.substr(2)), number);
    else if (starts_with(text, "#>")) begin_block(trimmed(text.substr(2)), number);
  }

  void finish_block() {
    if (block_ == nullptr) return;
    if (bom_) block_->bytes = "\xEF\xBB\xBF" + block_->bytes;
    block_ = nullptr;
  }

 private:
  void mistake(int number, const std::string& what) { out_.mistakes.push_back("line " + std::to_string(number) + ": " + what); }

  void directive(const std::string& text, int number) {
    static const std::vector<std::pair<std::string, std::string>> severities = {
        {"错误", "error"}, {"error", "error"}, {"警告", "warning"}, {"warning", "warning"}, {"提示", "note"}, {"note", "note"}};
    const auto [word, rest] = first_word(text);
    for (const auto& [spelling, severity] : severities) {
      if (word != spelling) continue;
      out_.diagnostics.push_back(severity + " " + rest);
      return;
    }
    if (word == "参数" || word == "parameter") {
      const auto equals = rest.find('=');
      if (equals == std::string::npos) mistake(number, "a parameter is written NAME=VALUE");
      else out_.parameters.emplace_back(trimmed(rest.substr(0, equals)), trimmed(rest.substr(equals + 1)));
    } else if (word == "级别" || word == "level") {
      const auto equals = rest.find('=');
      if (equals == std::string::npos) mistake(number, "a level is written CODE=LEVEL");
      else out_.levels.emplace_back(trimmed(rest.substr(0, equals)), trimmed(rest.substr(equals + 1)));
    } else if (word == "用例不过" || word == "case_fails") {
      out_.failing_cases.push_back(rest);
    } else if (word == "隔离" || word == "quarantine") {
      out_.quarantine = true;
    } else {
      mistake(number, "unknown directive: " + text);
    }
  }

  void begin_block(const std::string& text, int number) {
    std::string name = text;
    const auto option = [&](const std::string& word) {  // a file's name may hold spaces, so options stand last
      const bool there = name.size() > word.size() && name.compare(name.size() - word.size(), word.size(), word) == 0;
      if (there) name.resize(name.size() - word.size());
      return there;
    };
    crlf_ = bom_ = false;
    while (true) {
      if (option(" crlf")) crlf_ = true;
      else if (option(" bom")) bom_ = true;
      else break;
    }
    in_findings_ = name == "findings";
    orphan_ = false;
    if (in_findings_) return;
    for (const auto& [folder, files] : {std::pair("data/", &out_.data), std::pair("expected/", &out_.expected)}) {
      if (!starts_with(name, folder)) continue;
      files->push_back({name.substr(std::string(folder).size()), ""});
      block_ = &files->back();
      return;
    }
    orphan_ = true;
    mistake(number, "a block is data/FILE, expected/FILE or findings, not " + name);
  }

  void block_line(const std::string& text, int number) {
    const std::string content = text.size() > 2 && text[2] == ' ' ? text.substr(3) : text.substr(2);
    if (block_ != nullptr) block_->bytes += content + (crlf_ ? "\r\n" : "\n");
    else if (in_findings_) out_.findings.push_back(trimmed(content));
    else if (!orphan_) mistake(number, "this line belongs to no block");
  }

  LanguageCase& out_;
  CaseFile* block_ = nullptr;
  bool in_findings_ = false, orphan_ = false, crlf_ = false, bom_ = false;
};

}  // namespace

std::string LanguageCase::levels_json() const {
  std::string out;
  for (const auto& [code, level] : levels) out += (out.empty() ? "{" : ",") + ("\"" + code) + "\":\"" + level + "\"";
  return out.empty() ? "" : out + "}";
}

std::string read_bytes(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

LanguageCase read_language_case(const fs::path& path) {
  LanguageCase out;
  out.path = path;
  out.topic = path.parent_path().filename().string();
  out.name = path.stem().string();
  out.text = read_bytes(path);
  Reader reader(out);
  std::istringstream lines(out.text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) reader.line(line, number);
  reader.finish_block();
  if (out.has_run() && out.expected.empty() && out.findings.empty()) {
    out.mistakes.emplace_back("data without expected tables or findings");
  }
  return out;
}

LanguageFolder language_folder() {
  LanguageFolder out;
  const fs::path root = fs::path(XIZE_SOURCE_DIR) / "tests" / "language";
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_directory()) continue;
    const fs::path relative = fs::relative(entry.path(), root);
    const auto depth = std::distance(relative.begin(), relative.end());
    if (depth == 2 && relative.extension() == ".xize") out.cases.push_back(entry.path());
    else if (relative != "README.md") out.strays.push_back(entry.path());
  }
  std::sort(out.cases.begin(), out.cases.end());
  return out;
}

}  // namespace xize::test

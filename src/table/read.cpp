#include "table/read.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "table/fingerprint.hpp"
#include "table/frame_reader.hpp"
#include "table/spelling.hpp"
#include "text/decode.hpp"
#include "text/unicode.hpp"

namespace xize::table {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view endings[] = {".csv", ".tsv", ".json"};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return text;
}

/// A file of the folder. `stem` and `ending` are its name, in NFC and the ending in lower case.
struct Candidate {
  fs::path path;
  std::string name, stem, ending;
  bool used = false;
};

Candidate candidate(const fs::path& path) {
  Candidate c{path, path.filename().string(), text::nfc(path.stem().string()), lower(path.extension().string())};
  return c;
}

bool is_data(const Candidate& c) { return std::find(std::begin(endings), std::end(endings), c.ending) != std::end(endings); }

/// The base name of a frame's file, and its ending if the rulebook names one.
Candidate wanted_file(const core::Frame& frame) {
  const std::string name = frame.file.empty() ? frame.name : frame.file;
  Candidate c = candidate(fs::path(name));
  if (is_data(c)) return c;
  c.stem = text::nfc(name);
  c.ending.clear();
  return c;
}

std::string system_words(int error) { return std::generic_category().message(error); }

/// The bytes of a plain file, or why not.
std::optional<Finding> read_bytes(const fs::path& path, std::string& bytes) {
  const auto problem = [&](std::uint16_t code, std::vector<message::Argument> arguments) {
    Finding finding;
    finding.code = code;
    finding.file = path.string();
    finding.arguments = std::move(arguments);
    return finding;
  };
  // O_NONBLOCK: a pipe of that name must not hold the run
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) return problem(2004, {path.string(), system_words(errno)});
  struct Closer {
    int file;
    ~Closer() { ::close(file); }
  } closer{file};
  struct stat status {};
  if (::fstat(file, &status) != 0) return problem(2004, {path.string(), system_words(errno)});
  if (!S_ISREG(status.st_mode)) return problem(2004, {path.string(), message::Argument("不是普通文件", "not a plain file")});
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > max_file_bytes) return problem(2005, {path.string(), std::to_string(size), std::to_string(max_file_bytes)});
  bytes.resize(size);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t n = ::read(file, bytes.data() + done, bytes.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return problem(2004, {path.string(), system_words(errno)});
    if (n == 0) break;
    done += static_cast<std::size_t>(n);
  }
  bytes.resize(done);
  return std::nullopt;
}

Table empty_table(const core::Model& model, core::FrameId frame, core::RowIndex rows) {
  Table table{rows, {}};
  for (const core::ColumnId id : model.columns_of(frame)) {
    const auto role = model.columns[id].role;
    if (role == core::Column::Role::input || role == core::Column::Role::parameter) {
      table.columns.push_back(Column::filled(Column::State::unset, rows));
    }
  }
  return table;
}

class FolderReader {
 public:
  FolderReader(const core::Model& model, const fs::path& folder, std::size_t most_findings) : model_(model), folder_(folder) {
    result_.findings.most = most_findings;
  }

  ReadResult read() {
    result_.origins.resize(model_.frames.size());
    result_.faulty.resize(model_.frames.size());
    for (core::FrameId f = 0; f < model_.frames.size(); ++f) {
      const auto role = model_.frames[f].role;
      result_.data.tables.push_back(role == core::Frame::Role::given ? empty_table(model_, f, 0)
                                    : role == core::Frame::Role::run ? empty_table(model_, f, 1)
                                                                     : Table{});
    }
    if (!list()) return std::move(result_);
    for (core::FrameId f = 0; f < model_.frames.size(); ++f) {
      if (model_.frames[f].role == core::Frame::Role::given) read_frame(f);
    }
    note_unused();
    std::sort(result_.files.begin(), result_.files.end(), [](const DataFile& a, const DataFile& b) { return a.name < b.name; });
    return std::move(result_);
  }

 private:
  void problem(std::uint16_t code, std::string file, std::vector<message::Argument> arguments) {
    Finding& finding = result_.problems.emplace_back();
    finding.code = code;
    finding.file = std::move(file);
    finding.arguments = std::move(arguments);
  }

  bool list() {
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      if (name.starts_with('.') || name.starts_with("~$")) continue;  // hidden; lock files of office programs
      files_.push_back(candidate(entry->path()));
    }
    if (error) problem(2001, folder_.string(), {folder_.string(), system_words(error.value())});
    std::sort(files_.begin(), files_.end(), [](const Candidate& a, const Candidate& b) { return a.name < b.name; });
    return !error;
  }

  void read_frame(core::FrameId frame) {
    const std::string& name = model_.frames[frame].name;
    const Candidate wanted = wanted_file(model_.frames[frame]);
    std::vector<Candidate*> found;
    for (Candidate& c : files_) {
      if (c.stem == wanted.stem && (wanted.ending.empty() ? is_data(c) : c.ending == wanted.ending)) found.push_back(&c);
    }
    for (Candidate* c : found) c->used = true;
    if (found.empty()) {
      const std::string ending = wanted.ending;
      const auto expected = ending.empty()
                                ? message::Argument(wanted.stem + ".csv（或 .tsv、.json）", wanted.stem + ".csv (or .tsv, .json)")
                                : message::Argument(wanted.stem + ending);
      problem(2002, folder_.string(), {name, expected, similar_files(wanted.stem)});
    } else if (found.size() > 1) {
      std::string all;
      for (const Candidate* c : found) all += (all.empty() ? "" : ", ") + shown(c->name);
      problem(2003, folder_.string(), {name, all});
    } else {
      read_file(frame, *found.front());
    }
  }

  message::Argument similar_files(const std::string& stem) const {
    constexpr std::size_t most = 5;
    std::string names;
    std::size_t n = 0;
    for (const Candidate& c : files_) {
      if (n < most && similar(c.stem, stem)) {
        names += (n++ == 0 ? "" : ", ") + shown(c.name);
      }
    }
    return names.empty() ? message::Argument("没有", "none") : message::Argument(names);
  }

  void read_file(core::FrameId frame, const Candidate& file) {
    const std::string path = file.path.string();
    std::string bytes;
    if (auto unread = read_bytes(file.path, bytes)) {
      result_.problems.push_back(std::move(*unread));
      return;
    }
    result_.files.push_back({file.name, sha256(bytes)});
    const text::Decoded decoded = text::decode(std::move(bytes));
    if (decoded.error) {
      const bool nul = decoded.error->kind == text::DecodeError::Kind::nul_byte;
      problem(nul ? 2008 : 2006, path, {path, std::to_string(decoded.error->line), std::to_string(decoded.error->byte)});
      result_.problems.back().line = decoded.error->line;
      return;
    }
    FrameReader reader(model_, frame, path, result_);
    if (file.ending == ".json") {
      read_json(decoded.utf8, reader);
    } else {
      read_csv(decoded.utf8, file.ending == ".tsv", reader);
    }
    reader.finish();
  }

  void note_unused() {
    std::string expected;
    for (const core::Frame& frame : model_.frames) {
      if (frame.role != core::Frame::Role::given) continue;
      expected += (expected.empty() ? "" : ", ") + file_name(frame);
    }
    for (const Candidate& c : files_) {
      const auto end = std::end(explanations);
      const bool explains = std::find(std::begin(explanations), end, c.name) != end;
      if (c.used || explains || result_.notes.size() >= max_shown) continue;
      Finding& note = result_.notes.emplace_back();
      note.code = 2007;
      note.file = c.path.string();
      note.arguments = {shown(c.name), expected};
    }
  }

  const core::Model& model_;
  const fs::path folder_;
  ReadResult result_;
  std::vector<Candidate> files_;
};

}  // namespace

std::string file_name(const core::Frame& frame) {
  const Candidate wanted = wanted_file(frame);
  return wanted.stem + (wanted.ending.empty() ? ".csv" : wanted.ending);
}

ReadResult read_dataset(const core::Model& model, const fs::path& folder, std::size_t most_findings) {
  return FolderReader(model, folder, most_findings).read();
}

std::optional<Finding> set_parameter(const core::Model& model, Dataset& data, std::string_view name, std::string_view text) {
  Finding finding;
  finding.column = name;
  finding.value = shown(text);
  std::string known;
  std::size_t place = 0;
  for (const core::ColumnId id : model.columns_of(0)) {
    const auto role = model.columns[id].role;
    if (role == core::Column::Role::parameter && model.columns[id].name == text::nfc(name)) {
      ColumnBuilder builder(model, id);
      const auto fault = builder.add({RawValue::Kind::text, text});
      if (!fault) {
        data.tables[0].columns[place] = builder.finish();
        return std::nullopt;
      }
      finding.code = fault->code;
      finding.arguments = {std::string(name), shown(text)};
      finding.arguments.insert(finding.arguments.end(), fault->arguments.begin(), fault->arguments.end());
      return finding;
    }
    if (role == core::Column::Role::parameter) known += (known.empty() ? "" : ", ") + model.columns[id].name;
    if (role == core::Column::Role::input || role == core::Column::Role::parameter) ++place;
  }
  finding.code = 2013;
  finding.arguments = {shown(name), known.empty() ? message::Argument("没有", "none") : message::Argument(known)};
  return finding;
}

}  // namespace xize::table

// xize template: empty data files, named and headed as the reader expects, and a page that explains each column.
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "column.hpp"
#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

namespace fs = std::filesystem;

struct File {
  std::string name, text;
};

// The key first, then as declared.
std::vector<const ColumnInfo*> inputs_of(const FrameInfo& frame) {
  std::vector<const ColumnInfo*> out;
  for (const std::string& key : frame.key) {
    for (const ColumnInfo& column : frame.columns) {
      if (column.name == key) out.push_back(&column);
    }
  }
  for (const ColumnInfo& column : frame.columns) {
    if (column.role == Role::input) out.push_back(&column);
  }
  return out;
}

// One field as the reader takes it back.
std::string field(const std::string& name) {
  if (name.find_first_of(",\t\"\r\n") == std::string::npos) return name;
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

File empty_file(const FrameInfo& frame) {
  if (frame.file.ends_with(".json")) return {frame.file, "[]\n"};
  std::vector<std::string> headers;
  for (const ColumnInfo* column : inputs_of(frame)) headers.push_back(field(column->header));
  return {frame.file, joined(headers, frame.file.ends_with(".tsv") ? "\t" : ",") + "\n"};
}

std::string values_of(const ColumnInfo& column, Language language) {
  if (column.kind == Kind::boolean) return words::yes_or_no.in(language);
  if (column.kind == Kind::enumeration) {
    return joined(column.members, column.ordered ? " < " : words::listing.in(language));
  }
  const bool any_date = column.low == "0001-01-01" && column.high == "9999-12-31";  // the whole calendar says nothing
  return column.low.empty() || any_date ? "" : column.low + ".." + column.high;
}

// The frames whose files hold the rows that a column's values name.
std::string links_of(const FrameInfo& frame, const Rulebook& rulebook, const ColumnInfo& column) {
  std::vector<std::string> out;
  for (const LinkInfo& link : frame.links) {
    const FrameInfo* to = rulebook.find_frame(link.to);
    const bool found_by = std::find(link.by.begin(), link.by.end(), column.name) != link.by.end();
    if (found_by && to != nullptr && to->given) out.push_back(link.name + " → " + link.to);
  }
  return joined(out, "; ");
}

// Cells of a table in Markdown: no bars, no line ends.
std::string table_row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const std::string& cell : cells) {
    out += ' ';
    for (const char c : cell) out += c == '|' ? "\\|" : c == '\n' || c == '\r' ? " " : std::string(1, c);
    out += " |";
  }
  return out + "\n";
}

std::string said(const std::string& title, const std::string& note, Language language) {
  std::vector<std::string> parts;
  for (const std::string& part : {title, note}) {
    if (!part.empty()) parts.push_back(part);
  }
  return joined(parts, words::clause_break.in(language));
}

std::string type_of(const ColumnInfo& column, Language language) {
  return column.kind == Kind::enumeration ? words::kind_enumeration.in(language) : kind_words(column, language);
}

std::string explain_frame(const FrameInfo& frame, const Rulebook& rulebook, Language language) {
  std::string out = "\n## " + frame.file + "\n\n";
  const std::string about = said(frame.title, frame.note, language);
  if (!about.empty()) out += about + "\n\n";
  out += words::explanation_key.fill(language, {joined(frame.key, words::listing.in(language))});
  if (!frame.at_most.empty()) out += words::explanation_most.fill(language, {frame.at_most});
  if (!frame.article.empty()) out += words::explanation_article.fill(language, {frame.article});
  out += "\n\n" + words::explanation_columns.in(language);
  for (const ColumnInfo* column : inputs_of(frame)) {
    out += table_row({column->header, type_of(*column, language), values_of(*column, language), column->unit,
                      column->optional ? words::may_be_absent.in(language) : "", links_of(frame, rulebook, *column),
                      said(column->title, column->note, language), column->article});
  }
  return out;
}

std::string explain_parameters(const FrameInfo& run, Language language) {
  std::string rows;
  for (const ColumnInfo& column : run.columns) {
    if (column.role != Role::parameter) continue;
    rows += table_row({column.name, type_of(column, language), values_of(column, language), column.unit, column.initial,
                       said(column.title, column.note, language), column.article});
  }
  return rows.empty() ? "" : words::explanation_parameters.in(language) + rows;
}

std::vector<File> files_of(const Rulebook& rulebook, const std::string& name, Language language) {
  std::vector<File> files;
  const RulebookInfo& info = rulebook.info();
  const std::string title = (info.title.empty() ? name : info.title) + (info.version.empty() ? "" : " " + info.version);
  std::string page = words::explanation_title.fill(language, {title}) + words::explanation_intro.in(language);
  for (const FrameInfo& frame : rulebook.frames()) {
    if (!frame.given) continue;
    files.push_back(empty_file(frame));
    page += explain_frame(frame, rulebook, language);
  }
  page += explain_parameters(rulebook.frames().front(), language);
  files.push_back({words::explanation_file.in(language), page});
  return files;
}

// Writes a file of its own name, or in one step the place of another. errno says why not.
bool write_file(const fs::path& path, const std::string& bytes, bool force) {
  const fs::path made = force ? path.parent_path() / ("." + path.filename().string() + ".xize-new") : path;
  if (force) fs::remove(made);
  std::FILE* file = std::fopen(made.c_str(), "wbx");
  if (file == nullptr) return false;
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  if (std::fclose(file) != 0 || !whole) return false;
  return !force || std::rename(made.c_str(), path.c_str()) == 0;
}

// Whether all files were written; says why not.
bool write_all(const std::vector<File>& files, const TemplateOptions& options, const Terminal& terminal) {
  constexpr std::uint16_t is_there = 2070, cannot_write = 2071;
  const fs::path folder(options.out);
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    say_misuse(terminal, cannot_write, {options.out, error.message()});
    return false;
  }
  std::vector<std::string> there;
  for (const File& file : files) {
    if (fs::exists(fs::symlink_status(folder / file.name, error))) there.push_back(file.name);
  }
  if (!options.force && !there.empty()) {
    say_misuse(terminal, is_there, {options.out, joined(there, ", ")});
    return false;
  }
  for (const File& file : files) {
    if (write_file(folder / file.name, file.text, options.force)) continue;
    say_misuse(terminal, cannot_write, {(folder / file.name).string(), std::generic_category().message(errno)});
    return false;
  }
  return true;
}

}  // namespace

int make_template(const TemplateOptions& options, const Terminal& terminal) {
  const Language language = terminal.language();
  const Result<Rulebook> rulebook = Rulebook::compile_file(options.file);
  if (!rulebook) {
    terminal.say_failure(rulebook.failure());
    return is_misuse(rulebook.failure()) ? misuse : findings;
  }
  std::vector<File> files = files_of(*rulebook, fs::path(options.file).stem().string(), language);
  for (File& file : files) {
    if (file.name.ends_with(".json")) continue;  // UTF-8 always
    Result<std::string> encoded = encode(file.text, options.encoding);
    if (!encoded) {
      terminal.say_failure(encoded.failure());
      return misuse;
    }
    file.text = std::move(*encoded);
  }
  if (!write_all(files, options, terminal)) return misuse;
  const std::string count = std::to_string(files.size() - 1);
  terminal.close(true, words::blank_good.fill(language, {options.out, count, files.back().name}));
  return clean;
}

}  // namespace xize::tool

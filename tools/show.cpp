// xize show: frames, columns, proved ranges, and what rests on the author's word.
#include "column.hpp"
#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

std::string line(const ColumnInfo& column, Language language) {
  const words::Word& role = column.role == Role::input       ? words::role_input
                            : column.role == Role::key       ? words::role_key
                            : column.role == Role::parameter ? words::role_parameter
                                                             : words::role_derived;
  std::string out = "  " + role.in(language) + " " + column.name + " : " + kind_words(column, language);
  if (!column.low.empty()) out += " " + column.low + ".." + column.high;
  if (!column.unit.empty()) out += " " + column.unit;
  if (column.kind == Kind::number && column.role == Role::derived) {
    out += "  " + (column.step.empty() ? words::exact_pair.in(language) : words::step.fill(language, {column.step}));
  }
  if (column.optional) out += "  " + words::may_be_absent.in(language);
  if (!column.title.empty()) out += "  " + column.title;
  if (!column.article.empty()) out += "  [" + column.article + "]";
  return out + "\n";
}

std::string heading(const FrameInfo& frame, Language language) {
  std::string out = "\n" + frame.name + "  ";
  out += (frame.run ? words::run_frame : frame.given ? words::given : words::derived).in(language);
  if (!frame.key.empty()) out += "  " + words::key.in(language) + " (" + joined(frame.key, ", ") + ")";
  if (!frame.at_most.empty()) out += "  " + words::at_most.fill(language, {frame.at_most});
  if (!frame.article.empty()) out += "  [" + frame.article + "]";
  return out + "\n";
}

}  // namespace

int show(const ShowOptions& options, const Terminal& terminal) {
  const Language language = terminal.language();
  const Result<Rulebook> rulebook = Rulebook::compile_file(options.file);
  if (!rulebook) {
    terminal.say_failure(rulebook.failure());
    return is_misuse(rulebook.failure()) ? misuse : findings;
  }
  const RulebookInfo& info = rulebook->info();
  std::string out = info.title.empty() ? options.file : info.title;
  if (!info.version.empty()) out += "  " + info.version;
  if (!info.effective_from.empty()) out += "  " + info.effective_from + ".." + info.effective_to;
  out += "\n";
  for (const FrameInfo& frame : rulebook->frames()) {
    if (frame.run && frame.columns.empty()) continue;
    out += heading(frame, language);
    for (const ColumnInfo& column : frame.columns) out += line(column, language);
    for (const LinkInfo& link : frame.links) {
      out += "  " + words::link.in(language) + " " + link.name + " -> " + link.to;
      if (link.optional) out += "  " + words::may_be_absent.in(language);
      if (!link.article.empty()) out += "  [" + link.article + "]";
      out += "\n";
    }
  }
  if (!rulebook->results().empty()) {
    out += "\n" + words::results.in(language) + "\n";
    for (const ResultInfo& result : rulebook->results()) {
      out += "  " + result.name + " (" + result.frame + "): " + joined(result.headers, ", ") + "\n";
    }
  }
  out += "\n" + words::cases.fill(language, {std::to_string(rulebook->case_count())}) + "\n";
  const Promises& p = rulebook->promises();
  out += words::promises.fill(language, {options.file, std::to_string(p.if_zero + p.must + p.constraints), std::to_string(p.if_zero),
                                         std::to_string(p.must), std::to_string(p.constraints)});
  terminal.put(out);
  return clean;
}

}  // namespace xize::tool

// xize show: frames, columns, proved ranges, and what rests on the author's word.
#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

std::string kind(const ColumnInfo& column, Language language) {
  switch (column.kind) {
    case Kind::boolean: return words::kind_boolean.in(language);
    case Kind::date: return words::kind_date.in(language);
    case Kind::month: return words::kind_month.in(language);
    case Kind::quarter: return words::kind_quarter.in(language);
    case Kind::year: return words::kind_year.in(language);
    case Kind::text: return words::kind_text.in(language);
    case Kind::enumeration: return "{ " + joined(column.members, column.ordered ? " < " : ", ") + " }";
    case Kind::number: break;
  }
  const words::Word& word = column.style == Style::integer   ? words::kind_integer
                            : column.style == Style::percent ? words::kind_percent
                            : column.style == Style::money   ? words::kind_money
                                                             : words::kind_number;
  std::string out = word.in(language);
  if (column.style != Style::integer && column.places) out += "(" + std::to_string(*column.places) + ")";
  return out;
}

std::string line(const ColumnInfo& column, Language language) {
  const words::Word& role = column.role == Role::input       ? words::role_input
                            : column.role == Role::key       ? words::role_key
                            : column.role == Role::parameter ? words::role_parameter
                                                             : words::role_derived;
  std::string out = "  " + role.in(language) + " " + column.name + " : " + kind(column, language);
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

#include "lint/suppress.hpp"

#include <algorithm>

#include "lint/code.hpp"
#include "text/unicode.hpp"

namespace xize::lint {
namespace {

/// Reads pieces of one comment.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;
  bool take(std::string_view word) {
    if (text.substr(at, word.size()) != word) return false;
    at += word.size();
    return true;
  }
  void blanks() {
    while (at < text.size()) {
      const text::CodePoint point = text::code_point(text, at);
      if (!text::is_blank(point.value)) return;
      at += point.length;
    }
  }
};

std::optional<Suppression> read(const text::Source& source, text::Span comment) {
  Cursor cursor{source.slice(comment)};
  cursor.take("#");
  cursor.blanks();
  if (!cursor.take("忽略") && !cursor.take("allow")) return std::nullopt;
  Suppression out;
  out.comment = comment;
  while (true) {
    cursor.blanks();
    while (cursor.take("、") || cursor.take(",") || cursor.take("，")) cursor.blanks();
    const std::size_t begin = cursor.at;
    if (!cursor.take("XZ")) break;
    while (cursor.at < cursor.text.size() && cursor.text[cursor.at] >= '0' && cursor.text[cursor.at] <= '9')
      ++cursor.at;
    const auto first = static_cast<std::uint32_t>(comment.begin + begin),
               last = static_cast<std::uint32_t>(comment.begin + cursor.at);
    out.codes.push_back({std::string(cursor.text.substr(begin, cursor.at - begin)), {comment.source, first, last}});
  }
  if (out.codes.empty()) return std::nullopt;  // a sentence that begins with the word
  const bool colon = cursor.take("：") || cursor.take(":");
  cursor.blanks();
  out.has_reason = colon && cursor.at < cursor.text.size();
  return out;
}

}  // namespace

std::vector<Suppression> find_suppressions(const syntax::Tree& tree, const text::Source& source) {
  std::vector<Suppression> out;
  const std::string_view text = source.text();
  for (std::size_t i = 0; i < tree.tokens.size(); ++i) {
    const syntax::Token& token = tree.tokens[i];
    for (std::size_t at = text.find('#', token.lead); at < token.begin; at = text.find('#', at)) {
      const std::size_t line_end = std::min(text.find('\n', at), text.size());
      std::size_t end = line_end;
      if (end > at && text[end - 1] == '\r') --end;
      auto found = read(source, {tree.source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      const std::size_t line_begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 = 0
      at = line_end;
      if (!found) continue;
      // Words before it on its line: that line. Else the line of the next token.
      const bool own_line = i > 0 && tree.tokens[i - 1].end > line_begin;
      std::size_t begin = own_line ? line_begin : token.begin;
      std::size_t stop = std::min(text.find('\n', begin), text.size());
      if (begin > 0) begin = text.rfind('\n', begin - 1) + 1;
      found->begin = static_cast<std::uint32_t>(begin);
      for (const syntax::Node& clause : tree.root.children) {
        const text::Span span = tree.span(clause);
        if (span.begin >= begin && span.begin < stop) stop = std::max<std::size_t>(stop, span.end);
      }
      found->end = static_cast<std::uint32_t>(stop);
      out.push_back(std::move(*found));
    }
  }
  return out;
}

void apply_suppressions(std::vector<Suppression>& suppressions, std::vector<Finding>& findings) {
  std::erase_if(findings, [&](const Finding& finding) {
    const message::Entry* entry = message::find_entry(finding.diagnostic.code);
    if (entry == nullptr || entry->severity == message::Severity::error) return false;
    const std::uint32_t at = finding.diagnostic.span.begin;
    bool taken = false;
    for (Suppression& one : suppressions) {
      if (at < one.begin || at >= std::max(one.end, one.begin + 1)) continue;
      for (Suppression::Code& code : one.codes) {
        if (code_number(code.written) != finding.diagnostic.code) continue;
        code.used = true;
        taken = true;
      }
    }
    return taken;
  });
}

void check_suppressions(const std::vector<Suppression>& suppressions, const text::Source& source, bool complete,
                        const std::function<bool(std::uint16_t)>& is_off, std::vector<Finding>& findings) {
  for (const Suppression& one : suppressions) {
    if (!one.has_reason) findings.push_back({{990, one.comment, {}}});
    std::vector<const Suppression::Code*> idle;
    for (const Suppression::Code& code : one.codes) {
      const auto number = code_number(code.written);
      const message::Entry* entry = number ? message::find_entry(*number) : nullptr;
      if (entry == nullptr || *number >= 1000) findings.push_back({{992, code.span, {code.written}}});
      else if (entry->severity == message::Severity::error) findings.push_back({{993, code.span, {code.written}}});
      else if (complete && !code.used && !is_off(*number)) idle.push_back(&code);
    }
    for (const Suppression::Code* code : idle) {
      Finding finding{{991, code->span, {code->written}}};
      if (idle.size() == one.codes.size()) {
        text::Span gone = one.comment;
        const std::string_view text = source.text();
        while (gone.begin > 0 && (text[gone.begin - 1] == ' ' || text[gone.begin - 1] == '\t')) --gone.begin;
        const bool alone = gone.begin == 0 || text[gone.begin - 1] == '\n';
        if (alone) gone.end = static_cast<std::uint32_t>(std::min(text.find('\n', gone.end), text.size() - 1) + 1);
        finding.fix = {{gone}};
      }
      findings.push_back(std::move(finding));
    }
  }
}

}  // namespace xize::lint

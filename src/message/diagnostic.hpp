// What Xize has to say: a code of the catalogue, a place, and the words that fill the code's sentence.
// In: codes and arguments. Out: sentences in Chinese or English. May import: text/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/source.hpp"
#include "xize/language.hpp"

namespace xize::message {

using xize::Language;
using xize::Severity;

/// One argument of a message. A text that differs by language has both forms; a name or a number has one.
struct Argument {
  std::string zh;
  std::string en;
  Argument(std::string both) : zh(both), en(std::move(both)) {}                             // NOLINT
  Argument(std::string_view both) : Argument(std::string(both)) {}                          // NOLINT
  Argument(const char* both) : Argument(std::string(both)) {}                               // NOLINT
  Argument(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}
  const std::string& in(Language language) const { return language == Language::chinese ? zh : en; }
};

/// Goes on with a list: 甲、乙 and a, b; with "，" between longer items.
inline void append(Argument& list, const Argument& item, std::string_view mark = "、") {
  if (!list.zh.empty()) list.zh += mark, list.en += ", ";
  list.zh += item.zh, list.en += item.en;
}

/// A further place that explains the first one ("declared here").
struct Related {
  text::Span span;
  Argument label;
};

/// One diagnostic about a rulebook's text. `code` is the number after XZ; its entry in the catalogue gives severity,
/// sentence and remedy, with {0} {1} … for the arguments.
struct Diagnostic {
  std::uint16_t code = 0;
  text::Span span;
  std::vector<Argument> arguments;
  std::vector<Related> related = {};
  std::string article = {};  // of the clause it stands in; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

/// An entry of the catalogue (catalogue.def, the one list of messages).
struct Entry {
  std::uint16_t code;
  Severity severity;
  std::string_view zh, en;                // what is wrong
  std::string_view remedy_zh, remedy_en;  // what to write instead
};

/// The entry of a code, or nullptr for a number that is no code. All entries in ascending order: entries().
const Entry* find_entry(std::uint16_t code);
const std::vector<Entry>& entries();

/// "XZ0301".
std::string code_name(std::uint16_t code);
/// The template with its {n} replaced; a {n} without an argument stays as it is (a test looks for it).
std::string fill(std::string_view sentence, const std::vector<Argument>& arguments, Language language);

}  // namespace xize::message

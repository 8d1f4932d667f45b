#include <algorithm>
#include <cstdio>

#include "message/diagnostic.hpp"

namespace xize::message {
namespace {

std::vector<Entry> make_entries() {
  constexpr Severity error = Severity::error;
  constexpr Severity warning = Severity::warning;
  constexpr Severity note = Severity::note;
  (void)error, (void)warning, (void)note;
  std::vector<Entry> list = {
#define XIZE_MESSAGE(code, severity, zh, en, remedy_zh, remedy_en) {code, severity, zh, en, remedy_zh, remedy_en},
#include "message/catalogue/text.def"
#include "message/catalogue/syntax.def"
#include "message/catalogue/names.def"
#include "message/catalogue/types.def"
#include "message/catalogue/proof.def"
#include "message/catalogue/lint.def"
#include "message/catalogue/data.def"
#include "message/catalogue/run.def"
#undef XIZE_MESSAGE
  };
  std::sort(list.begin(), list.end(), [](const Entry& a, const Entry& b) { return a.code < b.code; });
  return list;
}

}  // namespace

const std::vector<Entry>& entries() {
  static const std::vector<Entry> list = make_entries();
  return list;
}

const Entry* find_entry(std::uint16_t code) {
  const auto& list = entries();
  const auto at = std::lower_bound(list.begin(), list.end(), code, [](const Entry& e, std::uint16_t c) { return e.code < c; });
  return at != list.end() && at->code == code ? &*at : nullptr;
}

std::string code_name(std::uint16_t code) {
  char buffer[8];
  std::snprintf(buffer, sizeof buffer, "XZ%04u", static_cast<unsigned>(code) % 10000U);
  return buffer;
}

std::string fill(std::string_view sentence, const std::vector<Argument>& arguments, Language language) {
  std::string out;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' && sentence[i + 1] >= '0' && sentence[i + 1] <= '9') {
      const auto index = static_cast<std::size_t>(sentence[i + 1] - '0');
      if (index < arguments.size()) {
        out += arguments[index].in(language);
        i += 2;
        continue;
      }
    }
    out += sentence[i];
  }
  return out;
}

}  // namespace xize::message

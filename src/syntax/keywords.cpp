#include "syntax/keywords.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace xize::syntax {
namespace {

struct Row {
  Keyword keyword = Keyword::none;
  std::string id = {};
  KeywordKind kind = KeywordKind::none;
  std::array<std::vector<std::string_view>, 2> spellings = {};  // by message::Language
};

std::vector<std::string_view> split(std::string_view spellings) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at <= spellings.size();) {
    const std::size_t bar = std::min(spellings.find('|', at), spellings.size());
    parts.push_back(spellings.substr(at, bar - at));
    at = bar + 1;
  }
  return parts;
}

// define_ -> DEFINE
std::string to_id(std::string_view enumerator) {
  std::string id(enumerator.substr(0, enumerator.size() - 1));
  for (char& c : id) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return id;
}

KeywordKind to_kind(std::string_view name) {
  if (name == "clause") return KeywordKind::clause;
  if (name == "operator") return KeywordKind::operator_;
  if (name == "type") return KeywordKind::type;
  if (name == "function") return KeywordKind::function;
  if (name == "frame") return KeywordKind::frame;
  if (name == "unit") return KeywordKind::unit;
  return KeywordKind::word;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> table = {
      {},
#define XIZE_KEYWORD(id, zh, en, kind) {Keyword::id, to_id(#id), to_kind(kind), {split(zh), split(en)}},
#include "syntax/keywords.inc"
#undef XIZE_KEYWORD
  };
  return table;
}

const Row& row(Keyword keyword) {
  const auto index = static_cast<std::size_t>(keyword);
  return rows()[index < rows().size() ? index : 0];
}

}  // namespace

KeywordKind kind(Keyword keyword) { return row(keyword).kind; }

const std::string& keyword_id(Keyword keyword) { return row(keyword).id; }

const std::vector<std::string_view>& spellings(Keyword keyword, message::Language language) {
  return row(keyword).spellings[static_cast<std::size_t>(language)];
}

std::string_view spelling(Keyword keyword, message::Language language) {
  const auto& all = spellings(keyword, language);
  return all.empty() ? std::string_view() : all.front();
}

Keyword find_keyword(std::string_view word) {
  static const std::unordered_map<std::string_view, Keyword> index = [] {
    std::unordered_map<std::string_view, Keyword> map;
    for (const Row& row : rows()) {
      for (const auto& list : row.spellings) {
        for (const std::string_view spelled : list) map.emplace(spelled, row.keyword);
      }
    }
    return map;
  }();
  const auto at = index.find(word);
  return at == index.end() ? Keyword::none : at->second;
}

}  // namespace xize::syntax

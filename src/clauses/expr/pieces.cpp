#include "clauses/expr/pieces.hpp"

#include <string_view>
#include <unordered_set>
#include <vector>

#include "syntax/trial.hpp"
#include "text/edits.hpp"
#include "text/numerals.hpp"
#include "text/unicode.hpp"

namespace xize::clauses {
namespace {

using syntax::KeywordKind;

enum class Sort : std::uint8_t { name, rows, keyword, function, unit, number, of };

struct Piece {
  Sort kind{};
  std::string text;       // as it is to be written
  std::size_t length = 0;  // bytes of the word
};

class Splitter {
 public:
  Splitter(const Context& context, FrameId frame, const std::string& word) : context_(context), own_(context.names[frame]), word_(word) {
    const std::u32string points = text::code_points(word);
    std::size_t at = 0;
    for (const char32_t point : points) {
      starts_.push_back(at);
      std::string one;
      text::append(one, point);
      at += one.size();
    }
    starts_.push_back(at);
  }

  /// The fewest pieces that make up the whole word; none if there are none.
  std::vector<Piece> split() const {
    constexpr std::size_t longest = 24, unreached = 1000;
    const std::size_t n = starts_.size() - 1;
    if (n < 2 || n > longest || starts_.back() != word_.size()) return {};
    std::vector<std::size_t> cost(n + 1, unreached);
    std::vector<Piece> first(n + 1);
    cost[n] = 0;
    for (std::size_t from = n; from-- > 0;) {
      for (std::size_t to = n; to > from; --to) {
        if (cost[to] + 1 >= cost[from]) continue;
        const auto piece = piece_of(word_.substr(starts_[from], starts_[to] - starts_[from]));
        if (!piece) continue;
        cost[from] = cost[to] + 1;
        first[from] = *piece;
      }
    }
    std::vector<Piece> pieces;
    if (cost[0] >= unreached) return {};
    std::size_t at = 0;
    for (std::size_t i = 0; i < n;) {
      pieces.push_back(first[i]);
      at += first[i].length;
      while (i < n && starts_[i] < at) ++i;
    }
    return pieces;
  }

 private:
  std::optional<Piece> piece_of(const std::string& part) const {
    if (own_.reverse.contains(part) || own_.links.contains(part)) return Piece{Sort::rows, part, part.size()};
    if (own_.columns.contains(part) || context_.names[0].columns.contains(part)) return Piece{Sort::name, part, part.size()};
    if (const std::string number = text::number_in_words(part); !number.empty()) return Piece{Sort::number, number, part.size()};
    if (part == "的") return Piece{Sort::of, part, part.size()};
    if (context_.frames.contains(part)) return Piece{Sort::rows, part, part.size()};
    const Keyword keyword = syntax::find_keyword(part);
    switch (syntax::kind(keyword)) {
      case KeywordKind::none: break;
      case KeywordKind::function: return Piece{Sort::function, part, part.size()};
      case KeywordKind::unit: return Piece{Sort::unit, part, part.size()};
      default: return Piece{Sort::keyword, part, part.size()};
    }
    for (const auto& [ignored, link] : own_.links) {  // behind the link's name
      if (context_.names[context_.model.links[link].to].columns.contains(part)) return Piece{Sort::name, part, part.size()};
    }
    for (const auto& [ignored, link] : own_.reverse) {
      if (context_.names[context_.model.links[link].from].columns.contains(part)) return Piece{Sort::name, part, part.size()};
    }
    return std::nullopt;
  }

  const Context& context_;
  const FrameNames& own_;
  const std::string& word_;
  std::vector<std::size_t> starts_;  // of its characters; the end
};

// With the signs that belong between the pieces: 单位的系数 is 单位.系数, 年初以来破案 is 年初以来(破案), 前值加1 is 前值 + 1.
std::string joined(const std::vector<Piece>& pieces) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    const bool last = i + 1 == pieces.size();
    const Keyword keyword = syntax::find_keyword(piece.text);
    const bool measured = i > 0 && pieces[i - 1].kind != Sort::keyword && pieces[i - 1].kind != Sort::function;
    const bool bounded = i > 0 && syntax::find_keyword(pieces[i - 1].text) == Keyword::most_;
    if (bounded && (keyword == Keyword::add_ || keyword == Keyword::lose_)) continue;  // 最多扣12分
    if (piece.kind == Sort::function && i + 2 == pieces.size() && (pieces[i + 1].kind == Sort::name || pieces[i + 1].kind == Sort::rows)) {
      out += piece.text + "(" + pieces[i + 1].text + ")";
      return out;
    }
    if (piece.kind == Sort::of && i > 0 && pieces[i - 1].kind != Sort::rows) {
      out += last ? "" : "* ";
    } else if (piece.kind == Sort::keyword && (keyword == Keyword::add_ || keyword == Keyword::lose_) &&
               (measured || (i > 0 && syntax::find_keyword(pieces[i - 1].text) == Keyword::previous_))) {
      out += keyword == Keyword::add_ ? "+ " : "- ";
    } else if (piece.kind != Sort::of) {
      const bool steps = piece.kind == Sort::rows && !last && (pieces[i + 1].kind == Sort::name || pieces[i + 1].kind == Sort::of);
      out += piece.text + (steps ? "." : last ? "" : " ");
    }
  }
  return out;
}

// 每起违纪扣10分 is 违纪 每 1 起 扣 10 分; "" for what is no rate.
std::string as_rate(const std::vector<Piece>& pieces) {
  const auto keyword = [&](std::size_t i) { return syntax::find_keyword(pieces[i].text); };
  const auto changes = [&](std::size_t i) { return keyword(i) == Keyword::lose_ || keyword(i) == Keyword::add_ || keyword(i) == Keyword::gain_; };
  if (keyword(0) != Keyword::each_) return {};
  std::size_t at = 1;
  std::string step = " " + pieces[0].text + ' ';
  step += at < pieces.size() && pieces[at].kind == Sort::number ? pieces[at++].text : "1";
  if (at < pieces.size() && pieces[at].kind == Sort::unit) (step += ' ') += pieces[at++].text;
  std::string out;
  for (; at < pieces.size() && !changes(at); ++at) out += pieces[at].text;
  if (out.empty() || at == pieces.size()) return {};
  out += step;
  for (; at < pieces.size(); ++at) (out += ' ') += pieces[at].text;
  return out;
}

std::string spaced(const std::vector<Piece>& pieces, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < pieces.size(); ++i) out += (i == from ? "" : " ") + pieces[i].text;
  return out;
}

}  // namespace

std::optional<Argument> apart_in(const Context& context, const Node& clause, std::uint32_t token, FrameId frame) {
  const std::string& word = context.tree.tokens[token].text;
  const std::vector<Piece> pieces = Splitter(context, frame, word).split();
  const bool stepped = token + 1 < context.tree.tokens.size() && context.tree.tokens[token + 1].text == ".";
  if (!pieces.empty() && stepped && pieces.back().kind != Sort::name && pieces.back().kind != Sort::rows) return std::nullopt;
  if (pieces.empty() || (pieces.size() == 1 && pieces[0].text == word)) return std::nullopt;
  const bool counted = token > 0 && context.keyword(token - 1) == Keyword::take_ && pieces[0].text == syntax::spelling(Keyword::leading_, message::Language::chinese);
  // 去尾，最多扣12分: what is said of the part before it follows it without a comma.
  const bool behind_comma = token > clause.first + 1 && context.tree.tokens[token - 1].text == "," && pieces[0].kind == Sort::keyword;
  for (const bool comma : {true, false}) {
    if (!comma && !behind_comma) break;
    for (const std::string& written : {counted ? spaced(pieces, 1) : spaced(pieces, 0), joined(pieces), as_rate(pieces)}) {
      if (written == word || written.empty() || !syntax::reads(context.tree, clause, comma ? token : token - 1, token, written)) continue;
      return Argument{"写成 " + written + (comma ? "" : "，前面不用逗号"), "write `" + written + (comma ? "`" : "`, without the comma before it")};
    }
  }
  return std::nullopt;
}

}  // namespace xize::clauses

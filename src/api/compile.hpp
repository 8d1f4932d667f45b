// The front end's steps one after the other, for all calls that take a rulebook's text.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "api/program.hpp"
#include "syntax/tree.hpp"
#include "text/decode.hpp"

namespace xize::detail {

struct Compilation {
  std::shared_ptr<Program> program;   // its source always; all of it if `proved`
  syntax::Tree tree;                  // if `read`
  message::Diagnostics diagnostics;   // in the order of the text
  text::Encoding encoding = text::Encoding::utf8;
  bool read = false, proved = false;  // whether the bytes are text; whether there is no error
};

/// `survey` as of proof::prove.
Compilation run_front(std::string bytes, const std::string& name, proof::Survey* survey = nullptr);

/// A file's bytes, at most one more than a rulebook may have; nothing if it cannot be read.
std::optional<std::string> read_file(const std::string& path);

}  // namespace xize::detail

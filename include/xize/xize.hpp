// Xize: a rules engine for appraisal rulebooks. Everything public, on the standard library alone.
#pragma once

#include "xize/check.hpp"
#include "xize/coverage.hpp"
#include "xize/data.hpp"
#include "xize/diagnostic.hpp"
#include "xize/encoding.hpp"
#include "xize/result.hpp"
#include "xize/rulebook.hpp"
#include "xize/version.hpp"

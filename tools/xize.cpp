// The command xize: arguments in, exit code out. One file a subcommand beside this one.
#include <CLI/CLI.hpp>

#include "command.hpp"
#include "words.hpp"

namespace xize::tool {
namespace {

namespace code {
constexpr std::uint16_t unknown_argument = 2021, missing_argument = 2022, bad_value = 2023, bad_setting = 2024, no_output = 2025, no_value = 2026, no_encoding = 2027;
}

std::string after(const std::string& text, const std::string& mark) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? text : text.substr(at + mark.size());
}

// CLI11 says what is wrong in English sentences; of those only names and values are kept.
int say_parse_error(const CLI::ParseError& error, const Terminal& terminal) {
  const std::string what = error.what();
  const std::string name = what.substr(0, what.find(':'));
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    say_misuse(terminal, code::unknown_argument, {after(what, ": ")});
  } else if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    const std::string missing = what.substr(0, what.find(" is required"));
    say_misuse(terminal, code::missing_argument, {missing == "A subcommand" ? "check | run | test | show | template" : missing});
  } else if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    say_misuse(terminal, code::no_value, {name});
  } else {
    const std::string rest = after(after(what, ": "), "Value ");
    const std::size_t set = rest.find(" not in ");
    say_misuse(terminal, code::bad_value, {name, rest.substr(0, set), set == std::string::npos ? "xize --help" : after(rest, " not in ")});
  }
  return misuse;
}

struct Command {
  CheckOptions check;
  RunOptions run;
  TestOptions test;
  ShowOptions show;
  TemplateOptions blank;
  std::string check_format = "text", run_format = "csv", test_format, encoding, lang;
  std::vector<std::string> settings;
};

void label(CLI::App& app, Language language) {
  const auto formatter = app.get_formatter();
  formatter->label("Usage", words::usage.in(language));
  formatter->label("Positionals", words::positionals.in(language));
  formatter->label("OPTIONS", words::options_mark.in(language).substr(1, words::options_mark.in(language).size() - 2));
  formatter->label("SUBCOMMAND", words::subcommand.in(language));
  formatter->label("REQUIRED", words::required.in(language));
  formatter->column_width(34);
  app.option_defaults()->group(words::options.in(language));
}

void declare(CLI::App& app, Command& command, Language language) {
  label(app, language);
  app.set_help_flag("-h,--help", words::help.in(language))->group(words::options.in(language));
  app.set_version_flag("--version", "xize " + std::string(version()), words::version.in(language))->group(words::options.in(language));
  app.add_option("--lang", command.lang, words::lang.in(language))->check(CLI::IsMember({"zh", "en"}));
  app.require_subcommand(1);
  app.fallthrough();
  const auto add = [&](const char* name, const words::Word& about) {
    CLI::App* sub = app.add_subcommand(name, about.in(language))->group(words::subcommands.in(language));
    sub->fallthrough();
    return sub;
  };
  const auto add_encoding = [&](CLI::App* sub) {
    sub->add_option("--encoding", command.encoding, words::encoding.in(language))
        ->check(CLI::IsMember({"utf-8", "utf-8-bom", "gb18030"}));
  };
  CLI::App* check = add("check", words::check);
  check->add_option("FILE", command.check.files, words::files.in(language))->required();
  check->add_option("--format", command.check_format, words::check_format.in(language))->check(CLI::IsMember({"text", "json", "sarif", "github", "junit"}));
  check->add_option("--levels", command.check.levels, words::levels.in(language));
  check->add_flag("--fix", command.check.fix, words::fix.in(language));
  CLI::App* run = add("run", words::run);
  run->add_option("FILE", command.run.file, words::file.in(language))->required();
  run->add_option("--data", command.run.data, words::data.in(language))->required();
  run->add_option("--out", command.run.out, words::out.in(language));
  run->add_option("--format", command.run_format, words::run_format.in(language))->check(CLI::IsMember({"csv", "json"}));
  add_encoding(run);
  run->add_option("--set", command.settings, words::set.in(language))->allow_extra_args(false);
  run->add_option("--trace", command.run.traces, words::trace.in(language))->allow_extra_args(false);
  run->add_flag("--print", command.run.print, words::print.in(language));
  run->add_flag("--quarantine", command.run.quarantine, words::quarantine.in(language));
  run->add_option("--rows", command.run.rows, words::rows.in(language))->check(CLI::Range(0, 1'000'000'000));
  CLI::App* test = add("test", words::test);
  test->add_option("FILE", command.test.files, words::files.in(language))->required();
  test->add_flag("--coverage", command.test.coverage, words::coverage.in(language));
  test->add_option("--format", command.test_format, words::test_format.in(language))
      ->check(CLI::IsMember({"text", "json"}));
  CLI::App* show = add("show", words::show);
  show->add_option("FILE", command.show.file, words::file.in(language))->required();
  CLI::App* blank = add("template", words::blank);
  blank->add_option("FILE", command.blank.file, words::file.in(language))->required();
  blank->add_option("--out", command.blank.out, words::blank_out.in(language))->required();
  add_encoding(blank);
  blank->add_flag("--force", command.blank.force, words::force.in(language));
}

Encoding encoding_of(const std::string& name) {
  return name == "utf-8-bom" ? Encoding::utf8_bom : name == "gb18030" ? Encoding::gb18030 : Encoding::utf8;
}

int dispatch(const CLI::App& app, Command& command, const Terminal& terminal) {
  if (app.got_subcommand("check")) {
    command.check.format = command.check_format == "json"     ? Output::json
                           : command.check_format == "sarif"  ? Output::sarif
                           : command.check_format == "github" ? Output::github
                           : command.check_format == "junit"  ? Output::junit
                                                              : Output::text;
    return check(command.check, terminal);
  }
  if (!command.test_format.empty() && !command.test.coverage) {
    say_misuse(terminal, code::missing_argument, {"--coverage"});
    return misuse;
  }
  command.test.format = command.test_format == "json" ? Output::json : Output::text;
  if (app.got_subcommand("test")) return test(command.test, terminal);
  command.run.encoding = command.blank.encoding = encoding_of(command.encoding);
  if (app.got_subcommand("template")) return make_template(command.blank, terminal);
  if (app.got_subcommand("show")) return show(command.show, terminal);
  command.run.format = command.run_format == "json" ? Format::json : Format::csv;
  for (const std::string& setting : command.settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos || equals == 0) {
      say_misuse(terminal, code::bad_setting, {setting});
      return misuse;
    }
    command.run.settings.emplace_back(setting.substr(0, equals), setting.substr(equals + 1));
  }
  if (command.run.format == Format::json && command.run.encoding != Encoding::utf8) {
    say_misuse(terminal, code::no_encoding, {command.encoding});
    return misuse;
  }
  if (command.run.out.empty() && !command.run.print && command.run.traces.empty()) {
    say_misuse(terminal, code::no_output, {});
    return misuse;
  }
  return run(command.run, terminal);
}

int main(int count, char** values) {
  const std::vector<std::string_view> arguments(values, values + count);
  const Language language = language_from(arguments);
  const Terminal terminal(language);
  CLI::App app(words::about.in(language), "xize");
  Command command;
  declare(app, command, language);
  try {
    app.parse(count, values);
  } catch (const CLI::CallForVersion& version) {
    terminal.put(std::string(version.what()) + "\n");
    return clean;
  } catch (const CLI::CallForHelp&) {
    terminal.put(app.help());
    return clean;
  } catch (const CLI::ParseError& error) {
    return say_parse_error(error, terminal);
  }
  return dispatch(app, command, terminal);
}

}  // namespace
}  // namespace xize::tool

int main(int count, char** values) { return xize::tool::main(count, values); }

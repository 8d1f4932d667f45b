#include "report/write.hpp"

#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <system_error>

#include "table/cell.hpp"
#include "table/fingerprint.hpp"

namespace xize::report {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr const char* manifest_file = "manifest.json";
constexpr const char* manifest_format = "xize results 1";

using Problem = std::optional<table::Finding>;

Problem problem(std::uint16_t code, const fs::path& file, std::vector<message::Argument> arguments) {
  table::Finding finding;
  finding.code = code;
  finding.file = file.string();
  finding.arguments = std::move(arguments);
  return finding;
}

Problem cannot_write(const fs::path& file, int error) {
  return problem(2011, file, {file.string(), std::generic_category().message(error)});
}

/// An open file or folder.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  explicit operator bool() const { return fd_ >= 0; }
  int get() const { return fd_; }
  bool close() {
    const int fd = std::exchange(fd_, -1);
    return fd < 0 || ::close(fd) == 0;
  }

 private:
  int fd_;
};

/// Writes a new file whole and syncs it; errno says why not.
bool write_file(const fs::path& path, std::string_view bytes) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_EXCL);
  if (!file) return false;
  while (!bytes.empty()) {
    const ssize_t n = ::write(file.get(), bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return ::fsync(file.get()) == 0 && file.close();
}

bool sync_folder(const fs::path& path) {
  const Descriptor folder(path, O_RDONLY | O_DIRECTORY);
  return folder && (::fsync(folder.get()) == 0 || errno == EINVAL);  // EINVAL: this file system syncs no folders
}

std::optional<std::string> content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return std::nullopt;
  return std::move(bytes).str();
}

/// The first thing in a folder that is not of an unchanged result set; "" if there is none. An empty folder has none.
std::string foreign_thing(const fs::path& folder) {
  std::map<std::string, std::string> fingerprints;  // by file
  const auto text = content(folder / manifest_file);
  if (text) {
    const auto manifest = ordered_json::parse(*text, nullptr, false);
    if (!manifest.is_object() || manifest.value("format", ordered_json()) != manifest_format) return manifest_file;
    for (const auto& file : manifest.value("results", ordered_json::array())) {
      if (!file.is_object() || !file.contains("file") || !file.contains("sha256")) return manifest_file;
      if (!file["file"].is_string() || !file["sha256"].is_string()) return manifest_file;
      fingerprints.emplace(file["file"], file["sha256"]);
    }
  }
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename().string());
  for (const std::string& name : names) {
    if (name == manifest_file && text) continue;
    const auto known = fingerprints.find(name);
    if (known == fingerprints.end() || !fs::is_regular_file(fs::symlink_status(folder / name))) return name;
    const auto bytes = content(folder / name);
    if (!bytes || table::sha256(*bytes) != known->second) return name;
  }
  return "";
}

struct OutputFile {
  std::string name, bytes;
};

ordered_json files_json(const std::vector<table::DataFile>& files) {
  ordered_json list = ordered_json::array();
  for (const table::DataFile& file : files) list.push_back({{"file", file.name}, {"sha256", file.sha256}});
  return list;
}

std::string manifest_text(const Manifest& m, const std::vector<OutputFile>& files, text::Encoding encoding) {
  ordered_json json;
  json["format"] = manifest_format;
  json["program"] = "xize " + m.program_version;
  json["rulebook"] = {{"title", m.title}, {"version", m.version}, {"files", files_json(m.rulebook)}};
  json["parameters"] = ordered_json::object();
  for (const auto& [name, text] : m.parameters) json["parameters"][name] = text;
  json["data"] = files_json(m.data);
  if (m.left_out + m.withheld != 0) json["quarantine"] = {{"left_out", m.left_out}, {"withheld", m.withheld}};
  json["encoding"] = text::name_of(encoding);
  json["results"] = ordered_json::array();
  for (const OutputFile& file : files) json["results"].push_back({{"file", file.name}, {"sha256", table::sha256(file.bytes)}});
  return json.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

/// The files of a set, or why one of their names cannot be used or their texts not be written.
Problem make_files(const ResultSet& set, FileFormat format, text::Encoding encoding, std::vector<OutputFile>& files) {
  std::set<std::string> taken = {manifest_file};
  for (const PrintedTable& table : set.tables) {
    const std::string name = table.file + (format == FileFormat::csv ? ".csv" : ".json");
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == ':'; });
    if (table.file.empty() || table.file.front() == '.' || odd || name.size() > 255) {
      return problem(2012, "", {table.file, message::Argument("不是普通的文件名", "it is no plain file name")});
    }
    if (!taken.insert(name).second) {
      return problem(2012, "", {table.file, message::Argument("已经用了", "it is taken")});
    }
    text::Encoded encoded = text::encode(format == FileFormat::csv ? to_csv(table) : to_json(table), encoding);
    if (!encoded.ok()) return problem(2014, "", {std::string(text::name_of(encoding)), text::why_not(*encoded.error)});
    files.push_back({name, std::move(encoded.bytes)});
  }
  return std::nullopt;
}

/// Puts folder `fresh` in the place of `out`; what stood there is then in `fresh`, or gone if nothing did.
bool swap_in(const fs::path& fresh, const fs::path& out, const fs::path& aside) {
  if (!fs::exists(out)) return ::rename(fresh.c_str(), out.c_str()) == 0;
  if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, out.c_str(), RENAME_EXCHANGE) == 0) return true;
  if (errno != ENOSYS && errno != EINVAL && errno != ENOTSUP) return false;
  // A file system without an exchange: between the two renames `out` is missing. The next run mends that from `aside`.
  if (::rename(out.c_str(), aside.c_str()) != 0) return false;
  if (::rename(fresh.c_str(), out.c_str()) != 0) {
    const int error = errno;
    ::rename(aside.c_str(), out.c_str());
    errno = error;
    return false;
  }
  ::rename(aside.c_str(), fresh.c_str());  // if not, the next run removes it
  return true;
}

Problem write_locked(const std::vector<OutputFile>& files, const fs::path& out, const Observer& observe) {
  const fs::path parent = out.parent_path();
  const std::string name = out.filename().string();
  const fs::path fresh = parent / ("." + name + ".xize-new");
  const fs::path aside = parent / ("." + name + ".xize-old");
  // The lock is ours, so what an earlier run left here is nobody's.
  if (fs::exists(aside) && !fs::exists(out)) fs::rename(aside, out);
  fs::remove_all(aside);
  fs::remove_all(fresh);
  if (fs::exists(out)) {
    const std::string foreign = fs::is_directory(out) ? foreign_thing(out) : name;
    if (!foreign.empty()) return problem(2010, out, {out.string(), table::shown(foreign)});
  }
  fs::create_directory(fresh);
  const auto give_up = [&](const fs::path& file) {
    const int error = errno;
    std::error_code ignored;
    fs::remove_all(fresh, ignored);
    return cannot_write(file, error);
  };
  observe(WriteStep::begun);
  for (const OutputFile& file : files) {
    if (!write_file(fresh / file.name, file.bytes)) return give_up(out / file.name);
    observe(WriteStep::file_written);
  }
  if (!sync_folder(fresh)) return give_up(out);
  observe(WriteStep::set_written);
  if (!swap_in(fresh, out, aside)) return give_up(out);
  sync_folder(parent);
  observe(WriteStep::swapped);
  std::error_code ignored;  // the new set stands; the next run removes what this one could not
  fs::remove_all(fresh, ignored);
  observe(WriteStep::old_removed);
  return std::nullopt;
}

}  // namespace

Problem write_results(const ResultSet& set, FileFormat format, const fs::path& out, const Manifest& manifest,
                      const Observer& observe, text::Encoding encoding) {
  if (format == FileFormat::json) encoding = text::Encoding::utf8;
  std::vector<OutputFile> files;
  if (auto wrong = make_files(set, format, encoding, files)) return wrong;
  files.push_back({manifest_file, manifest_text(manifest, files, encoding)});
  try {
    fs::path place = fs::weakly_canonical(fs::absolute(out));  // through a symbolic link, to what it names
    if (place.filename().empty()) place = place.parent_path();
    if (!place.has_filename()) return problem(2010, out, {out.string(), "/"});
    fs::create_directories(place.parent_path());
    const Descriptor parent(place.parent_path(), O_RDONLY | O_DIRECTORY);
    if (!parent || ::flock(parent.get(), LOCK_EX) != 0) return cannot_write(place.parent_path(), errno);
    return write_locked(files, place, observe ? observe : [](WriteStep) {});
  } catch (const fs::filesystem_error& error) {
    return cannot_write(error.path1().empty() ? out : error.path1(), error.code().value());
  }
}

}  // namespace xize::report

#include "format/zip.h"

#include <zip.h>

#include <algorithm>

namespace ireum::format {
namespace {

struct Closer {
  void operator()(zip_t* z) const { zip_discard(z); }
  void operator()(zip_file_t* f) const { zip_fclose(f); }
};
using Archive = std::unique_ptr<zip_t, Closer>;
using OpenMember = std::unique_ptr<zip_file_t, Closer>;

base::Error broken(const std::string& what) { return {"error.zip-broken", {}, {what}}; }

base::Error over(const char* bound, uint64_t value) {
  return {"error.format-bound", {}, {bound, std::to_string(value)}};
}

/// An archive to be read, over bytes in memory.
base::Result<Archive> opened(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return broken("memory");
  Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive) return archive;
  const std::string why = zip_error_strerror(&error);
  zip_error_fini(&error);
  zip_source_free(source);
  return broken(why);
}

/// Bytes that libzip reads and new ones that it writes. (Its own source over a buffer frees what is not its own when it
/// is written to, in 1.7.)
struct Rewrite {
  std::string_view in;
  std::string out;
  uint64_t read = 0, written = 0;
  zip_error_t error;

  explicit Rewrite(std::string_view bytes) : in(bytes) { zip_error_init(&error); }

  zip_int64_t stat(void* data) const {
    auto* stat = static_cast<zip_stat_t*>(data);
    zip_stat_init(stat);
    stat->size = in.size();
    stat->valid |= ZIP_STAT_SIZE;
    return sizeof(zip_stat_t);
  }

  zip_int64_t take(void* data, uint64_t length) {
    const std::string_view part = in.substr(std::min<uint64_t>(read, in.size()), length);
    std::copy(part.begin(), part.end(), static_cast<char*>(data));
    read += part.size();
    return static_cast<zip_int64_t>(part.size());
  }

  zip_int64_t put(const void* data, uint64_t length) {
    if (out.size() < written + length) out.resize(written + length);
    const char* bytes = static_cast<const char*>(data);
    std::copy(bytes, bytes + length, out.begin() + static_cast<std::ptrdiff_t>(written));
    written += length;
    return static_cast<zip_int64_t>(length);
  }

  zip_int64_t seek(uint64_t& at, uint64_t size, void* data, uint64_t length) {
    const zip_int64_t to = zip_source_seek_compute_offset(at, size, data, length, &error);
    if (to < 0) return -1;
    at = static_cast<uint64_t>(to);
    return 0;
  }
};

zip_int64_t rewrite(void* me, void* data, zip_uint64_t length, zip_source_cmd_t command) {
  Rewrite& r = *static_cast<Rewrite*>(me);
  switch (command) {
    case ZIP_SOURCE_SUPPORTS:
      return ZIP_SOURCE_SUPPORTS_WRITABLE | ZIP_SOURCE_MAKE_COMMAND_BITMASK(ZIP_SOURCE_TELL_WRITE);
    case ZIP_SOURCE_STAT: return r.stat(data);
    case ZIP_SOURCE_OPEN: return static_cast<zip_int64_t>(r.read = 0);
    case ZIP_SOURCE_READ: return r.take(data, length);
    case ZIP_SOURCE_SEEK: return r.seek(r.read, r.in.size(), data, length);
    case ZIP_SOURCE_TELL: return static_cast<zip_int64_t>(r.read);
    case ZIP_SOURCE_BEGIN_WRITE: return r.out.clear(), static_cast<zip_int64_t>(r.written = 0);
    case ZIP_SOURCE_WRITE: return r.put(data, length);
    case ZIP_SOURCE_SEEK_WRITE: return r.seek(r.written, r.out.size(), data, length);
    case ZIP_SOURCE_TELL_WRITE: return static_cast<zip_int64_t>(r.written);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
    case ZIP_SOURCE_COMMIT_WRITE:
    case ZIP_SOURCE_ROLLBACK_WRITE: return 0;
    case ZIP_SOURCE_ERROR: return zip_error_to_data(&r.error, data, length);
    default: return zip_error_set(&r.error, ZIP_ER_OPNOTSUPP, 0), -1;
  }
}

/// Puts `content` in the place of a member, with its packing and its time.
bool replace(zip_t* archive, const std::string& name, const std::string& content) {
  const zip_int64_t index = zip_name_locate(archive, name.c_str(), 0);
  zip_stat_t stat;
  if (index < 0 || zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0) return false;
  const auto i = static_cast<zip_uint64_t>(index);
  zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
  if (!source) return false;
  if (zip_file_replace(archive, i, source, 0) != 0) {
    zip_source_free(source);
    return false;
  }
  zip_set_file_compression(archive, i, stat.comp_method, 0);
  zip_file_set_mtime(archive, i, stat.mtime, 0);
  return true;
}

}  // namespace

struct Zip::Handle {
  Archive archive;
};

Zip::Zip() = default;
Zip::Zip(Zip&&) noexcept = default;
Zip& Zip::operator=(Zip&&) noexcept = default;
Zip::~Zip() = default;

base::Result<Zip> Zip::open(std::string_view bytes, const Limits& limits) {
  base::Result<Archive> archive = opened(bytes);
  if (!archive) return archive.error();
  Zip zip;
  zip.limits_ = limits;
  const zip_int64_t count = zip_get_num_entries(archive->get(), 0);
  if (count < 0) return broken("directory");
  if (static_cast<uint64_t>(count) > limits.members) return over("members", limits.members);
  for (zip_int64_t i = 0; i < count; ++i) {
    const char* name = zip_get_name(archive->get(), static_cast<zip_uint64_t>(i), 0);
    zip.names_.emplace_back(name ? name : "");
  }
  zip.handle_ = std::make_unique<Handle>(Handle{std::move(*archive)});
  return zip;
}

bool Zip::has(std::string_view name) const { return std::find(names_.begin(), names_.end(), name) != names_.end(); }

base::Result<std::string> Zip::member(std::string_view name) {
  zip_t* archive = handle_->archive.get();
  const std::string wanted(name);
  const zip_int64_t index = zip_name_locate(archive, wanted.c_str(), 0);
  zip_stat_t stat;
  if (index < 0 || zip_stat_index(archive, static_cast<zip_uint64_t>(index), 0, &stat) != 0) return broken(wanted);
  if (stat.encryption_method != ZIP_EM_NONE) return base::Error{"error.zip-encrypted", {}, {wanted}};
  if (stat.size > limits_.member_bytes) return over("member_bytes", limits_.member_bytes);
  if (stat.size > (1u << 20) && stat.size / std::max<uint64_t>(stat.comp_size, 1) > limits_.ratio)
    return over("ratio", limits_.ratio);
  total_ += stat.size;
  if (total_ > limits_.total_bytes) return over("total_bytes", limits_.total_bytes);
  OpenMember file(zip_fopen_index(archive, static_cast<zip_uint64_t>(index), 0));
  if (!file) return broken(wanted + ": " + zip_strerror(archive));
  // Read by blocks: what the directory says of the size may be a lie, and memory is only taken for what comes.
  std::string out;
  constexpr size_t kBlock = 1u << 18;
  while (true) {
    const size_t at = out.size();
    if (at > stat.size) return broken(wanted);
    out.resize(at + kBlock);
    const zip_int64_t n = zip_fread(file.get(), out.data() + at, kBlock);
    if (n < 0) return broken(wanted + ": " + zip_file_strerror(file.get()));
    out.resize(at + static_cast<size_t>(n));
    if (n == 0) return out;
  }
}

base::Result<std::string> zip_with(std::string_view bytes, const std::map<std::string, std::string>& members) {
  Rewrite state(bytes);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_function_create(rewrite, &state, &error);
  if (!source) return broken("memory");
  Archive archive(zip_open_from_source(source, 0, &error));
  if (!archive) {
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    zip_source_free(source);
    return broken(why);
  }
  for (const auto& [name, content] : members)
    if (!replace(archive.get(), name, content)) return broken(name);
  if (zip_close(archive.get()) != 0) return broken(zip_strerror(archive.get()));
  static_cast<void>(archive.release());
  return std::move(state.out);
}

}  // namespace ireum::format

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

/// An archive over bytes in memory. `kept`, where asked for: a further hold on the source, to read what is written.
base::Result<Archive> opened(std::string_view bytes, zip_source_t** kept) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) return broken("memory");
  if (kept) zip_source_keep(source);
  Archive archive(zip_open_from_source(source, kept ? 0 : ZIP_RDONLY, &error));
  if (!archive) {
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    zip_source_free(source);
    if (kept) zip_source_free(source);
    return broken(why);
  }
  if (kept) *kept = source;
  return archive;
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
  base::Result<Archive> archive = opened(bytes, nullptr);
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
  zip_source_t* source = nullptr;
  base::Result<Archive> archive = opened(bytes, &source);
  if (!archive) return archive.error();
  struct Release {
    zip_source_t* source;
    ~Release() { zip_source_free(source); }
  } release{source};
  for (const auto& [name, content] : members) {
    const zip_int64_t index = zip_name_locate(archive->get(), name.c_str(), 0);
    zip_stat_t stat;
    if (index < 0 || zip_stat_index(archive->get(), static_cast<zip_uint64_t>(index), 0, &stat) != 0)
      return broken(name);
    const auto i = static_cast<zip_uint64_t>(index);
    zip_source_t* replacement = zip_source_buffer(archive->get(), content.data(), content.size(), 0);
    if (!replacement) return broken(name);
    if (zip_file_replace(archive->get(), i, replacement, 0) != 0) {
      zip_source_free(replacement);
      return broken(name);
    }
    zip_set_file_compression(archive->get(), i, stat.comp_method, 0);
    zip_file_set_mtime(archive->get(), i, stat.mtime, 0);
  }
  if (zip_close(archive->get()) != 0) return broken(zip_strerror(archive->get()));
  static_cast<void>(archive->release());
  if (zip_source_open(source) != 0) return broken("write");
  zip_stat_t stat;
  zip_source_stat(source, &stat);
  std::string out(static_cast<size_t>(stat.size), '\0');
  const zip_int64_t read = zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(out.size())) return broken("write");
  return out;
}

}  // namespace ireum::format

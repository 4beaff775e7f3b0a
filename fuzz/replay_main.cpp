// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Runs files through a harness, with any compiler:
//
//     HARNESS [--prefixes] PATH...
//
// A folder stands for all files below it. With --prefixes every prefix of each file is an input
// too, for files of up to 4 KiB. Exits with 0 where all inputs went through, and there was one.
#include <algorithm>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
// A sanitizer that ends the program calls what it was given here.
extern "C" [[gnu::weak]] void __sanitizer_set_death_callback(void (*)());

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_with_prefixes = 4096;

// What is being run, to be named if the program ends there.
std::string current_file;
std::size_t current_size = 0;

void name_current_input() {
  std::fprintf(stderr, "while running the first %zu bytes of %s\n", current_size,
               current_file.c_str());
}
void on_signal(int signal) {
  name_current_input();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void run(std::string_view bytes) {
  current_size = bytes.size();
  // Memory of exactly this size, so that a sanitizer sees a read beyond it.
  const std::unique_ptr<std::uint8_t[]> copy(new std::uint8_t[bytes.size()]);
  if (!bytes.empty()) std::memcpy(copy.get(), bytes.data(), bytes.size());
  LLVMFuzzerTestOneInput(copy.get(), bytes.size());
}

// The files at or below `path`, in an order that does not depend on the file system.
std::vector<fs::path> files_of(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(path, ignored)) {
    if (entry.is_regular_file(ignored)) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// How many inputs were made of the file; 0 where it cannot be read.
std::size_t replay(const fs::path& path, bool prefixes) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return 0;
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  current_file = path.string();
  std::size_t inputs = 1;
  if (prefixes && bytes.size() <= longest_with_prefixes) {
    for (std::size_t size = 0; size != bytes.size(); ++size) {
      run(std::string_view(bytes).substr(0, size));
      ++inputs;
    }
  }
  run(bytes);
  return inputs;
}

}  // namespace

int main(int count, char** arguments) {
  for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGILL, SIGBUS}) {
    std::signal(signal, on_signal);
  }
  if (__sanitizer_set_death_callback != nullptr) {
    __sanitizer_set_death_callback(name_current_input);
  }

  bool prefixes = false;
  std::size_t files = 0;
  std::size_t inputs = 0;
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--prefixes") {
      prefixes = true;
      continue;
    }
    for (const auto& path : files_of(arguments[i])) {
      const auto made = replay(path, prefixes);
      if (made == 0) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        return EXIT_FAILURE;
      }
      ++files;
      inputs += made;
    }
  }
  std::printf("%zu inputs out of %zu files\n", inputs, files);
  return files == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Nanoseconds for each byte of responses from 1 KiB to 64 MiB: run by the script `linear`.
#include <sansaws/s3tables.hpp>

#include <malloc.h>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;

constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
constexpr limits unlimited{any, any, any, any, any, 32, 4096};

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

std::string sized(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string with_message(std::string_view piece, std::size_t size) {
  return sized(R"({"tableARN":"a","status":{"icebergCompaction":{"status":"Failed",)"
               R"("failureMessage":")" +
               repeated(piece, size) + "\"}}}");
}

struct kind {
  const char* name;
  std::function<std::string(std::size_t)> of_size;
};

const kind kinds[] = {
    {"one long text", [](std::size_t size) { return with_message("x", size); }},
    {"escapes", [](std::size_t size) { return with_message("\\u00e9", size); }},
    {"unknown members",
     [](std::size_t size) {
       return sized(R"({"tableARN":"a","status":{})" + repeated(R"(,"x":[1,{"y":"z"}])", size) +
                    "}");
     }},
    {"a member again and again",
     [](std::size_t size) {
       return sized(R"({"tableARN":"a","status":{})" + repeated(R"(,"tableARN":"b")", size) + "}");
     }},
    {"chunks of 1 byte",
     [](std::size_t size) {
       return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
              repeated("1\r\n \r\n", size) + "0\r\n\r\n";
     }},
    {"fields",
     [](std::size_t size) {
       return "HTTP/1.1 500 \r\n" + repeated("name: value\r\n", size) + "\r\n";
     }},
    {"interim responses",
     [](std::size_t size) {
       return repeated("HTTP/1.1 103 \r\nA: b\r\n\r\n", size) + "HTTP/1.1 500 \r\n\r\n";
     }},
    {"brackets that are no JSON", [](std::size_t size) { return sized(repeated("[]", size)); }},
    {"an error's text",
     [](std::size_t size) {
       return "HTTP/1.1 400 \r\n\r\n{\"message\":\"" + repeated("\\\"", size) + "\"}";
     }},
};

// Of this process alone, whatever else the machine does.
double nanoseconds() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e9 + static_cast<double>(time.tv_nsec);
}

void whole(std::string_view raw) {
  (void)rest_json1::parse_response_bytes<call>(raw, unlimited);
}

void bytewise(std::string_view raw) {
  http::response_parser parser(http::method::get, unlimited);
  for (std::size_t i = 0; i != raw.size(); ++i) parser.put(raw.substr(i, 1));
  if (parser.put_eof() == http::parse_state::malformed) std::exit(1);
}

}  // namespace

int main() {
  // Memory once had is kept: what the system takes for its pages is no matter of reading.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  constexpr std::size_t kib = 1024;
  const auto row = [](const char* name, void (*read)(std::string_view), std::size_t largest,
                      const kind& kind) {
    std::printf("%-26s %-10s", kind.name, name);
    for (std::size_t size = kib; size <= largest; size *= 16) {
      const auto raw = kind.of_size(size);
      double best = std::numeric_limits<double>::max();
      // Small ones often, to see them behind the clock.
      const std::size_t times = size < 1024 * kib ? 200 : 3;
      for (std::size_t i = 0; i != times; ++i) {
        const double begin = nanoseconds();
        read(raw);
        const double time = nanoseconds() - begin;
        if (time < best) best = time;
      }
      std::printf(" %8.2f", best / static_cast<double>(raw.size()));
    }
    std::printf("\n");
  };
  std::printf("nanoseconds a byte, by size of the response\n%-26s %-10s %8s %8s %8s %8s %8s\n", "",
              "", "1 KiB", "16 KiB", "256 KiB", "4 MiB", "64 MiB");
  for (const auto& kind : kinds) {
    row("whole", whole, 64 * 1024 * kib, kind);
    row("bytewise", bytewise, 64 * 1024 * kib, kind);
  }
}

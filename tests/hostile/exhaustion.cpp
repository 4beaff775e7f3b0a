// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What a peer can make us spend: memory in proportion to its bytes, and no more than the limits.
#include "allocations.hpp"

#include <sansaws/s3tables.hpp>

#include "catch.hpp"

#include <pthread.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;
using outcome = result<call::output, rest_json1::response_error>;

constexpr std::size_t kib = 1024;
constexpr std::size_t mib = 1024 * kib;

/// Every response among the vectors and in the fuzz corpus.
std::vector<std::string> known_responses() {
  const std::filesystem::path tests = SANSAWS_TESTS_DIR;
  std::vector<std::string> all;
  const auto take = [&](const std::filesystem::path& directory) {
    if (!exists(directory)) return;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
      if (!entry.is_regular_file() || entry.path().extension() == ".json") continue;
      std::ifstream file(entry.path(), std::ios::binary);
      all.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  };
  take(tests / "vectors" / "responses");
  take(tests.parent_path() / "fuzz" / "corpus" / "response");
  take(tests.parent_path() / "fuzz" / "regressions" / "response");
  return all;
}

outcome parse_whole(std::string_view raw, const limits& bounds = {}) {
  return rest_json1::parse_response_bytes<call>(raw, bounds);
}

outcome parse_bytewise(std::string_view raw, const limits& bounds = {}) {
  http::response_parser parser(http::method::get, bounds);
  while (!raw.empty() && parser.put(raw.substr(0, 1)).state == http::parse_state::need_more) {
    raw.remove_prefix(1);
  }
  if (parser.put_eof() == http::parse_state::malformed) {
    return rest_json1::detail::malformed_response(*parser.error(), {}, parser.message().status,
                                                  parser.message().fields, parser.message().body,
                                                  bounds);
  }
  return rest_json1::parse_response<call>(parser.message(), bounds);
}

/// The most bytes that were allocated at once while `use` ran, beyond those before it.
template <class Use>
std::size_t peak_of(Use use) {
  const auto before = allocations::live;
  allocations::reset();
  use();
  return allocations::peak - before;
}

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

const std::string ok = "HTTP/1.1 200 OK\r\n";
const std::string chunked = ok + "Transfer-Encoding: chunked\r\n\r\n";

/// A success whose body has about `size` bytes, nearly all of them in `failureMessage`.
std::string success(std::size_t size, std::string_view letter = "x") {
  const auto body = R"({"tableARN":"a","status":{"icebergCompaction":{"status":"Failed",)"
                    R"("failureMessage":")" +
                    repeated(letter, size) + "\"}}}";
  return ok + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

constexpr limits unlimited{.max_line = 1024 * mib,
                           .max_fields = 1024 * mib,
                           .max_body = 1024 * mib,
                           .max_chunks = 1024 * mib,
                           .max_interim = 1024 * mib};

/// The limit that ten megabytes run into, and that they do so however they arrive.
peer_errc refused_as(std::string_view raw, const limits& bounds = {}) {
  const auto whole = parse_whole(raw, bounds);
  const auto bytewise = parse_bytewise(raw, bounds);
  REQUIRE_FALSE(whole.has_value());
  REQUIRE_FALSE(bytewise.has_value());
  CHECK(whole.error() == bytewise.error());
  REQUIRE(whole.error().malformed());
  return static_cast<peer_errc>(whole.error().code.value());
}

constexpr std::size_t body_size = 4 * mib;

/// Values of that size, each costly in its own way.
std::vector<std::string> costly_values(std::size_t size = body_size - kib) {
  const auto array_of = [&](std::string_view element) {
    return "[" + repeated(std::string(element) + ",", size - 10 - element.size()) +
           std::string(element) + "]";
  };
  const auto text = [&](std::string_view start, std::string_view letter) {
    return '"' + std::string(start) + repeated(letter, size - 20 - start.size()) + '"';
  };
  const std::string deep = repeated("[", 20) + repeated("]", 20);
  const std::string deep_objects = repeated("{\"k\":", 20 * 5) + "0" + repeated("}", 20);
  return {
      array_of("0"),
      array_of("{}"),
      array_of("[]"),
      array_of("\"\""),
      array_of("null"),
      array_of("\"\\n\""),
      array_of(deep),
      array_of(deep_objects),
      "{" + repeated("\"k\":0,", size - 20) + "\"k\":0}",
      "{" + repeated("\"\\u006b\":\"\\n\",", size - 20) + "\"k\":0}",
      text("", "\\n"),
      text("", "\\u00e9"),
      text("", "\\u0041"),
      text("", "\\ud83d\\ude00"),
      text("", "x"),
      text("\\n", "x"),  // one escape is enough to need a buffer
      text("x\\n", "x"),
      text("", repeated("x", 500) + "\\n"),
      repeated("9", size),
      "0." + repeated("0", size),
      "1." + repeated("3", size),
  };
}

/// `use` of each, as an unknown and as a known value; strings as every one, and as keys.
template <class Use>
void for_each_costly_output(Use use) {
  const auto around = [&](std::string_view before, std::string_view value, std::string_view after) {
    use(std::string(before).append(value).append(after));
  };
  for (const auto& value : costly_values()) {
    around(R"({"tableARN":"a","status":{},"x":)", value, "}");
    around(R"({"tableARN":)", value, R"(,"status":{}})");
    if (value.front() == '[') around(R"({"tableARN":"a","status":)", value, "}");
    if (value.front() != '"') continue;
    for (const std::string member : {"status", "lastRunTimestamp", "failureMessage"}) {
      around(R"({"tableARN":"a","status":{"x":{"status":"","f":0,")" + member + "\":", value,
             "}}}");
    }
    around(R"({"tableARN":"a","status":{},)", value, ":0}");
    around(R"({"tableARN":"a","status":{)", value, R"(:{"status":"Failed"}}})");
    around(R"({"tableARN":"a","status":{)", value, R"(:null}})");
    around(R"({"tableARN":"a","status":{"x":{"status":"Failed",)", value, ":[]}}}");
  }
  // Growing texts of one member, which are to be one text in the end.
  for (const std::string escape : {"", "\\n"}) {
    std::string growing = "{\"status\":{}";
    for (std::size_t size = 16; growing.size() + size < body_size - kib; size += size / 3) {
      growing.append(",\"tableARN\":\"").append(escape).append(size, 'x').append("\"");
    }
    use(growing + "}");
  }
  // As many entries as a map takes, and more.
  for (const std::size_t each : {20U, 4000U, 16'000U}) {
    std::string many = R"({"tableARN":"a","status":{"k":null)";
    for (std::size_t i = 0; many.size() + 4 * each < body_size; ++i) {
      many += ",\"" + std::to_string(i) + "\\n" + std::string(each, 'k') + R"(":{"status":"\\)" +
              std::string(each, 's') + R"(","failureMessage":")" + std::string(each, 'm') + "\"}";
    }
    use(many + "}}");
  }
}

template <class Use>
void for_each_costly_error(Use use) {
  for (const auto& value : costly_values()) {
    use(R"({"code":"A","x":)" + value + "}");
    use(R"({"code":"A","code":)" + value + "}");
    if (value.front() != '"') continue;
    for (const std::string member : {"__type", "message"})
      use("{\"" + member + "\":" + value + "}");
    use(R"({"code":"A","message":)" + value.substr(0, value.size() - 5));
    use("{" + value + ":\"A\"}");
  }
  for (const auto& value : costly_values(body_size / 4 - kib)) {
    use(R"({"code":)" + value + R"(,"__type":)" + value + R"(,"message":)" + value +
        R"(,"Message":)" + value + "}");
    use(R"({"code":)" + value + R"(,"code":)" + value + R"(,"message":)" + value +
        R"(,"message":)" + value + "}");
  }
}

constexpr std::size_t plenty = 10 * 1000 * 1000;

}  // namespace

TEST_CASE("no known response makes us allocate over four times its size and 4 KiB") {
  const auto all = known_responses();
  REQUIRE(all.size() >= 100);
  for (const auto& raw : all) {
    CAPTURE(raw.substr(0, 200));
    const auto bound = 4 * raw.size() + 4 * kib;
    CHECK(peak_of([&] { (void)parse_whole(raw); }) <= bound);
    CHECK(peak_of([&] { (void)parse_bytewise(raw); }) <= bound);
  }
}

TEST_CASE("no response built to be costly within the limits does so either") {
  const auto minimal_fields = ok + repeated("a:\r\n", 4 * 127) + "\r\n{}";
  const auto small_chunks = chunked + repeated("1\r\nx\r\n", 60'000) + "0\r\n\r\n";
  const auto interims = repeated("HTTP/1.1 100 \r\na: b\r\n\r\n", 16 * 23) + success(1);
  const auto long_reason = "HTTP/1.1 200 " + repeated("x", 16'000) + "\r\n\r\n";
  for (const auto& raw : {minimal_fields, small_chunks, interims, long_reason, success(3 * mib),
                          success(3 * mib, "\\u00e9"), success(3 * mib, "\\n")}) {
    CAPTURE(raw.substr(0, 60), raw.size());
    const auto bound = 4 * raw.size() + 4 * kib;
    CHECK(peak_of([&] { (void)parse_whole(raw); }) <= bound);
    CHECK(peak_of([&] { (void)parse_bytewise(raw); }) <= bound);
  }
}

TEST_CASE("an announced length costs nothing until the bytes are there") {
  for (const auto& raw : {ok + "Content-Length: 4194304\r\n\r\nx", chunked + "400000\r\nx"}) {
    CHECK(peak_of([&] { (void)parse_whole(raw); }) < 4 * kib);
    CHECK(peak_of([&] { (void)parse_bytewise(raw); }) < 4 * kib);
  }
}

TEST_CASE("what is allocated grows with the size of a response, and its count hardly at all") {
  for (std::size_t size = kib; size <= 64 * mib; size *= 8) {
    const auto raw = success(size);
    CAPTURE(size);
    CHECK(peak_of([&] { REQUIRE(parse_whole(raw, unlimited).has_value()); }) <=
          4 * raw.size() + 4 * kib);
    CHECK(allocations::bytes <= 4 * raw.size() + 4 * kib);
    CHECK(allocations::count <= 20);
  }
  for (std::size_t size = kib; size <= mib; size *= 4) {
    const auto raw = success(size);
    CAPTURE(size);
    CHECK(peak_of([&] { REQUIRE(parse_bytewise(raw, unlimited).has_value()); }) <=
          4 * raw.size() + 4 * kib);
    // A string that doubles is allocated twice over.
    CHECK(allocations::bytes <= 6 * raw.size() + 4 * kib);
    CHECK(allocations::count <= 40);
  }
}

TEST_CASE("to decode a hostile body takes no more than half as much again and 64 KiB") {
  for_each_costly_output([](const std::string& body) {
    CAPTURE(body.substr(0, 100), body.size());
    REQUIRE(body.size() <= body_size);
    std::optional<result<call::output, json::decode_error>> decoded;
    const auto peak = peak_of([&] { decoded.emplace(json::decode<call::output>(body)); });
    // All of it was read.
    CHECK((decoded->has_value() || (decoded->error().code != peer_errc::not_json &&
                                    decoded->error().code != peer_errc::too_deep)));
    CHECK(2 * peak <= 3 * body.size() + 128 * kib);
  });
}

TEST_CASE("nor does a hostile body of an error") {
  const std::vector<std::pair<std::string_view, std::string_view>> no_fields;
  for_each_costly_error([&](const std::string& body) {
    CAPTURE(body.substr(0, 100), body.size());
    REQUIRE(body.size() <= body_size);
    const auto peak = peak_of([&] {
      const auto outcome = rest_json1::parse_response<call>(404, no_fields, body);
      REQUIRE(outcome.has_error());
    });
    CHECK(2 * peak <= 3 * body.size() + 128 * kib);
  });
}

namespace {

/// How much of a thread's stack `use` takes, beyond what a thread takes that does nothing.
std::size_t stack_of(void (*use)(const std::string&), const std::string& argument) {
  static constexpr std::size_t size = 4 * mib;
  static constexpr char paint = 0x5a;
  struct call_of {
    void (*use)(const std::string&);
    const std::string& argument;
  };
  const auto run = [](void (*what)(const std::string&), const std::string& with) {
    static char* const stack = static_cast<char*>(std::aligned_alloc(4096, size));
    std::fill_n(stack, size, paint);
    call_of to_do{what, with};
    pthread_attr_t attributes;
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstack(&attributes, stack, size) == 0);
    pthread_t thread;
    const auto start = [](void* task) -> void* {
      const auto& [function, text] = *static_cast<call_of*>(task);
      function(text);
      return nullptr;
    };
    REQUIRE(pthread_create(&thread, &attributes, start, &to_do) == 0);
    REQUIRE(pthread_join(thread, nullptr) == 0);
    REQUIRE(pthread_attr_destroy(&attributes) == 0);
    return size - static_cast<std::size_t>(
                      std::find_if(stack, stack + size, [](char c) { return c != paint; }) - stack);
  };
  return run(use, argument) - run([](const std::string&) {}, argument);
}

}  // namespace

TEST_CASE("the stack that a body takes is bounded, however deep it is nested and may be") {
  // With separate compilation the parser is optimised as src.cpp is, which may be not at all. On
  // s390x each frame has 160 bytes more, to save registers.
#if defined(__OPTIMIZE__) && !defined(SANSAWS_SEPARATE_COMPILATION) && !defined(__s390x__)
  constexpr std::size_t most = 100 * kib;
#else
  constexpr std::size_t most = 260 * kib;
#endif
  const auto text = "\"\\n" + repeated("x", 9000) + '"';  // which the parser has a buffer for
  for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"x\":", "}")}) {
    for (const std::size_t depth : {json::max_nesting - 1, std::size_t{100'000}}) {
      std::string body = "{\"x\":";
      for (std::size_t i = 0; i != depth; ++i) body += open;
      body += text;
      for (std::size_t i = 0; i != depth; ++i) body += close;
      body += "}";
      const auto decoding = [](const std::string& json) {
        auto deepest = unlimited;
        deepest.max_depth = static_cast<std::size_t>(-1);
        (void)json::decode<call::output>(json, deepest);
      };
      const auto of_error = [](const std::string& json) {
        (void)rest_json1::detail::parse_error_body(json);
      };
      CAPTURE(open, depth);
      CHECK(stack_of(decoding, body) < most);
      CHECK(stack_of(decoding, body) > 10 * kib);  // or it was not measured
      CHECK(stack_of(of_error, body) < most);
    }
  }
}

TEST_CASE("ten megabytes of brackets are too much body, and too deep where that is allowed") {
  for (const std::string piece : {"[", "{\"a\":", "[[{\"a\":", "{\"status\":"}) {
    CAPTURE(piece);
    const auto raw = ok + "\r\n" + repeated(piece, plenty);
    CHECK(refused_as(raw) == peer_errc::body_too_large);
    CHECK(refused_as(raw, unlimited) == peer_errc::too_deep);
    auto deepest = unlimited;
    deepest.max_depth = static_cast<std::size_t>(-1);
    CHECK(refused_as(raw, deepest) == peer_errc::too_deep);
    const auto body = std::string_view(raw).substr(ok.size() + 2);
    const auto error = json::decode<call::output>(body, unlimited).error();
    CHECK(error.code == peer_errc::too_deep);
    CHECK(error.offset <= 5 * piece.size() * unlimited.max_depth);
  }
}

TEST_CASE("ten megabytes of one thing end in the limit on that thing") {
  const auto runs_into = [](peer_errc limit, const std::string& raw) {
    CAPTURE(raw.substr(0, 80));
    CHECK(refused_as(raw) == limit);
    // What is kept of it is within the limits too.
    const auto most = limit == peer_errc::body_too_large ? 12 * mib : 256 * kib;
    CHECK(peak_of([&] { (void)parse_whole(raw); }) <= most);
    CHECK(peak_of([&] { (void)parse_bytewise(raw); }) <= most);
  };
  using enum peer_errc;
  runs_into(line_too_long, "HTTP/1.1 200 " + repeated("x", plenty));
  runs_into(too_many_fields, ok + repeated("a: b\r\n", plenty));
  runs_into(line_too_long, ok + repeated("a", plenty));
  runs_into(line_too_long, ok + "a:" + repeated(" ", plenty));
  runs_into(line_too_long, ok + "a: " + repeated("b", plenty));
  runs_into(too_many_interim, repeated("HTTP/1.1 100 Continue\r\n\r\n", plenty));
  runs_into(too_many_fields,
            repeated("HTTP/1.1 100 Continue\r\n" + repeated("a: b\r\n", 780), plenty));
  runs_into(too_many_chunks, chunked + repeated("1\r\nx\r\n", plenty));
  runs_into(too_many_chunks, chunked + repeated("1;a=b\r\nx\r\n", plenty));
  runs_into(line_too_long, chunked + "1;a=\"" + repeated("b", plenty));
  runs_into(line_too_long, chunked + "0" + repeated(";a", plenty));
  runs_into(line_too_long, chunked + repeated("0", plenty));
  runs_into(too_many_fields, chunked + "0\r\n" + repeated("a: b\r\n", plenty));
  runs_into(line_too_long, chunked + "0\r\na: " + repeated("b", plenty));
  runs_into(body_too_large, ok + "\r\n" + repeated("x", plenty));
  runs_into(body_too_large, ok + "Content-Length: 10000000\r\n\r\n" + repeated("x", plenty));
  runs_into(body_too_large, chunked + repeated("1000\r\n" + repeated("x", 4096) + "\r\n", plenty));
}

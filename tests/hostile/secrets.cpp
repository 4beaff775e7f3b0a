// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// What remains of a secret in memory when the work is done, and what is shown of it: nothing.
#include "allocations.hpp"

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/instance_requests.hpp>
#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/rest_json1/write_signed_request.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4/explain_mismatch.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/sigv4/write_signed_request.hpp>

#include "catch.hpp"

#include <pthread.h>
#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstring>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace sansaws;
using crypto::digest;
using crypto::sha256;
using call = s3tables::get_table_maintenance_job_status;

constexpr std::string_view key_id = "AKIDEXAMPLE";
constexpr std::string_view token_text = "FwoGZXIvYXdzEBYaDEXAMPLEsessionTOKEN0123456789abcdef";
constexpr timestamp now{1767323045, 0};

/// The secret as the tests hold it: each byte inverted, so that the text is nowhere in the program
/// until it is asked for.
std::string the_secret() {
  std::string text(
      "\x88\xb5\x9e\x93\x8d\xa7\x8a\x8b\x91\xb9\xba\xb2\xb6\xd0\xb4\xc8\xb2\xbb\xba"
      "\xb1\xb8\xd4\x9d\xaf\x87\xad\x99\x96\xbc\xa6\xba\xa7\xbe\xb2\xaf\xb3\xba\xb4"
      "\xba\xa6");
  for (char& c : text) c = static_cast<char>(~c);
  return text;
}

/// Forms of one key, any 16 bytes of which tell something about it.
class traces {
 public:
  /// A text that is a key, or the beginning of one.
  void add(const std::string& name, std::string_view bytes) {
    add_words(name, bytes);
    // Padded and mixed, as HMAC starts with it.
    for (const auto& [pad, title] :
         {std::pair(0x36, " with the inner pad"), std::pair(0x5c, " with the outer pad")}) {
      std::string block(bytes.substr(0, 64));
      for (char& c : block) c = static_cast<char>(c ^ pad);
      add_words(name + title, block);
      block.resize(64, static_cast<char>(pad));
      sha256 hash;
      hash.update(block);
      // Its first words are the state behind the block.
      add_state(name + title + ", hashed", hash);
    }
  }

  /// The first trace in the memory, by name; empty where there is none.
  std::string found_in(const void* memory, std::size_t size) const {
    const auto* const bytes = static_cast<const char*>(memory);
    for (std::size_t at = 0; at + window <= size; ++at) {
      for (const auto& known : by_first_byte_[static_cast<unsigned char>(bytes[at])]) {
        if (std::memcmp(known.bytes.data(), bytes + at, window) == 0) return known.name;
      }
    }
    return {};
  }

 private:
  static constexpr std::size_t window = 16;
  struct trace {
    std::string name;
    std::array<char, window> bytes;
  };

  // In the order of memory, and as words of the other byte order, in which SHA-256 has them.
  void add_words(const std::string& name, std::string_view bytes) {
    add_bytes(name, bytes);
    std::string swapped(bytes.substr(0, bytes.size() / 4 * 4));
    for (std::size_t i = 0; i != swapped.size(); i += 4) {
      std::reverse(&swapped[i], &swapped[i] + 4);
    }
    add_bytes(name + ", as words", swapped);
  }
  void add_state(const std::string& name, const sha256& hash) {
    std::array<char, 32> state{};
    std::memcpy(state.data(), &hash, state.size());
    add_bytes(name, {state.data(), state.size()});
    // The SHA instructions of x86 keep the eight words in this order.
    std::array<char, 32> shuffled{};
    constexpr std::array<std::size_t, 8> order{5, 4, 1, 0, 7, 6, 3, 2};
    for (std::size_t i = 0; i != 8; ++i) {
      std::memcpy(&shuffled[4 * i], &state[4 * order[i]], 4);
    }
    add_bytes(name + ", shuffled", {shuffled.data(), shuffled.size()});
  }
  void add_bytes(const std::string& name, std::string_view bytes) {
    for (std::size_t at = 0; at + window <= bytes.size(); ++at) {
      trace one{name + ", from byte " + std::to_string(at), {}};
      bytes.substr(at, window).copy(one.bytes.data(), window);
      by_first_byte_[static_cast<unsigned char>(one.bytes[0])].push_back(std::move(one));
    }
  }

  std::array<std::vector<trace>, 256> by_first_byte_;
};

std::string_view as_text(const digest& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The secret and all keys of the chain that is derived from it.
const traces& traces_of_secret() {
  static const traces all = [] {
    traces made;
    const auto secret_text = the_secret();
    made.add("the secret", secret_text);
    made.add("AWS4 and the secret", "AWS4" + secret_text);
    auto key = crypto::hmac_sha256("AWS4" + secret_text, "20260102");
    made.add("the key of the day", as_text(key));
    for (const std::string part : {"us-east-1", "s3tables", "aws4_request"}) {
      key = crypto::hmac_sha256(key, part);
      made.add("the key of " + part, as_text(key));
    }
    return made;
  }();
  return all;
}

/// What was found in freed blocks.
std::string found_freed;
void look_at_freed(const void* block, std::size_t size) {
  if (!found_freed.empty()) return;
  allocations::on_free = nullptr;
  found_freed = traces_of_secret().found_in(block, size);
  allocations::on_free = &look_at_freed;
}

/// A stack of its own for a piece of work, to be looked at afterwards.
class stack {
 public:
  static constexpr std::size_t size = std::size_t{1} << 20U;

  stack()
      : memory_(mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)) {
    REQUIRE(memory_ != MAP_FAILED);
  }
  stack(const stack&) = delete;
  stack& operator=(const stack&) = delete;
  ~stack() { munmap(memory_, size); }

  void run(std::function<void()> work) {
    pthread_attr_t attributes;
    pthread_t thread{};
    REQUIRE(pthread_attr_init(&attributes) == 0);
    REQUIRE(pthread_attr_setstack(&attributes, memory_, size) == 0);
    REQUIRE(pthread_create(&thread, &attributes, &call_it, &work) == 0);
    REQUIRE(pthread_join(thread, nullptr) == 0);
    pthread_attr_destroy(&attributes);
  }
  const void* memory() const { return memory_; }

 private:
  static void* call_it(void* work) {
    (*static_cast<std::function<void()>*>(work))();
    return nullptr;
  }

  void* memory_;
};

/// A secret that is there before the work and outlives it, as a caller's own copy does.
const secret& callers_secret() {
  static const secret kept(the_secret());
  return kept;
}

/// The first trace of the secret that `work` leaves on the stack or in a freed block.
std::string left_by(const std::function<void()>& work) {
  // Made before anything is looked at: making them frees copies of the secret.
  (void)traces_of_secret();
  (void)callers_secret();
  stack own;
  found_freed.clear();
  allocations::on_free = &look_at_freed;
  own.run(work);
  allocations::on_free = nullptr;
  if (!found_freed.empty()) return "freed: " + found_freed;
  const auto found = traces_of_secret().found_in(own.memory(), stack::size);
  return found.empty() ? found : "on the stack: " + found;
}

/// Has the optimiser believe that the memory is used.
void keep(const void* memory) {
  asm volatile("" : : "r"(memory) : "memory");
}

http::request unsigned_request() {
  const call::input input{
      s3tables::table_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket"),
      s3tables::namespace_name("ns_1"), s3tables::table_name("tbl_1")};
  return rest_json1::make_request<call>(
      input, *aws::endpoint::parse("https://s3tables.us-east-1.amazonaws.com"));
}

sigv4::credentials callers_credentials() {
  return *sigv4::credentials::make(key_id, callers_secret().expose(), token_text);
}
sigv4::signer signer() {
  return {callers_credentials(), aws::region("us-east-1"), aws::service_name("s3tables"), now};
}

}  // namespace

TEST_CASE("what is looked for is found where it is") {
  const auto kept = the_secret();
  CHECK(traces_of_secret().found_in(kept.data(), kept.size()) == "the secret, from byte 0");
  CHECK(traces_of_secret().found_in(kept.data(), 15).empty());
  CHECK(traces_of_secret().found_in(kept.data() + 20, 20) == "the secret, from byte 20");
  // A program that forgets to wipe, so deep in the stack that the end of the thread does not
  // either.
  const bool seen = !left_by([] {
                       std::array<char, 16'384> copies{};
                       const auto text = callers_secret().expose();
                       for (std::size_t at = 0; at + text.size() < copies.size(); at += text.size())
                         text.copy(&copies[at], text.size());
                       keep(copies.data());
                     }).empty();
  CHECK(seen);
  CHECK_FALSE(left_by([] { std::string copy(callers_secret().expose()); }).empty());
}

TEST_CASE("credentials leave nothing of the secret behind") {
  CHECK(left_by([] { (void)callers_credentials(); }).empty());
  CHECK(left_by([] {
          auto one = callers_credentials();
          auto other = std::move(one);
          one = other;
          other = callers_credentials();
        }).empty());
}

TEST_CASE("a signer leaves neither the secret nor a derived key behind") {
  CHECK(left_by([] { (void)signer(); }) == "");
  CHECK(left_by([] {
          auto one = signer();
          auto other = one;
          one = std::move(other);
        }) == "");
  CHECK(left_by([] {
          const sigv4::signing_key<> key(callers_secret().expose(),
                                         {"20260102", "us-east-1", "s3tables"});
          (void)key.sign("a string to sign");
        }) == "");
}

TEST_CASE("signing, presigning and verifying leave nothing behind") {
  CHECK(left_by([] { (void)sigv4::sign(unsigned_request(), signer(), now); }) == "");
  CHECK(left_by([] { (void)sigv4::sign_stages(unsigned_request(), signer(), now); }) == "");
  CHECK(left_by([] {
          (void)sigv4::presign(unsigned_request(), signer(), now, std::chrono::seconds(60));
        }) == "");
  CHECK(left_by([] {
          const auto key = signer();
          const auto request = *sigv4::sign(unsigned_request(), key, now);
          const auto find_signer = [&](const sigv4::signature_claims&) { return &key; };
          REQUIRE(sigv4::verify(request, find_signer, now).has_value());
        }) == "");
}

TEST_CASE("a token that is decoded leaves nothing of its encoded form behind") {
  // The secret stands where the token ends: the encoded text is longer than the decoded one.
  std::string target =
      "/?X-Amz-Security-Token=" + std::string("%2F%2B%3D%2F%2B%3D%2F%2B%3D%2F%2B") +
      std::string(callers_secret().expose());
  target.reserve(256);
  const http::request received{http::method("GET"), std::move(target), {}, {}};
  CHECK(left_by([&] { (void)sigv4::parse_signature(received); }) == "");
}

TEST_CASE("a short token that is decoded stays in no buffer of a string") {
  const auto piece = callers_secret().expose().substr(0, 10);
  for (const std::string_view end : {"%2F", "%2"}) {  // the second is no encoding
    const auto encoded = std::string(piece).append(end);
    stack own;
    own.run([&] {
      sigv4::detail::signature_parts parts;
      (void)parts.set_encoded(sigv4::detail::signature_parts::token, "a", encoded);
    });
    const std::string_view memory(static_cast<const char*>(own.memory()), stack::size);
    CHECK(memory.find(piece) == std::string_view::npos);
  }
}

TEST_CASE("a signer that outlives the signing leaves nothing of itself on the stack") {
  const auto key = signer();
  CHECK(left_by([&] { (void)sigv4::sign(unsigned_request(), key, now); }) == "");
}

TEST_CASE("signing into a buffer leaves nothing on the stack") {
  const auto key = signer();
  const auto endpoint = *aws::endpoint::parse("https://s3tables.us-east-1.amazonaws.com");
  const call::input input{
      s3tables::table_bucket_arn("arn:aws:s3tables:us-east-1:123456789012:bucket/my-bucket"),
      s3tables::namespace_name("ns_1"), s3tables::table_name("tbl_1")};
  std::array<char, 2048> out{};
  CHECK(left_by([&] {
          (void)rest_json1::write_signed_request<call>(out, input, endpoint, key, now);
        }) == "");
  CHECK(left_by([&] { (void)sigv4::write_signed_request(out, unsigned_request(), key, now); }) ==
        "");
}

TEST_CASE("credentials that are refused leave nothing behind") {
  CHECK(left_by([] {
          (void)sigv4::credentials::make("bad id", callers_secret().expose(), token_text);
        }) == "");
  CHECK(left_by([] {
          (void)sigv4::credentials::make(key_id, callers_secret().expose(), "bad token");
        }) == "");
}

TEST_CASE("reading profiles leaves nothing of the secret behind") {
  using sansaws::credentials::merge_profiles;
  using sansaws::credentials::parse_profiles;
  using sansaws::credentials::profile_file;
  // In a value that is replaced, in one of several lines, in a nested one, and in one that counts.
  const auto key = std::string(callers_secret().expose());
  const auto text = "[default]\nk = " + key + "\nk = " + key + "\n  " + key +
                    "\nn =\n  k = " + key + "\n[other]\nk = " + key;
  const auto refused = text + "\n[";
  CHECK(left_by([&] { (void)parse_profiles(text, profile_file::config); }) == "");
  CHECK(left_by([&] { (void)parse_profiles(refused, profile_file::config); }) == "");
  CHECK(left_by([&] {
          auto config = *parse_profiles(text, profile_file::config);
          auto keys = *parse_profiles(text, profile_file::credentials);
          const auto copy = keys;
          const auto both = merge_profiles(std::move(config), std::move(keys));
          const auto* found = both.find_profile("other");
          REQUIRE(found != nullptr);
          (void)sigv4::credentials::make(key_id, found->find("k")->text.expose());
        }) == "");
}

TEST_CASE("reading documents with credentials leaves nothing of the secret behind") {
  using sansaws::credentials::parse_endpoint_credentials;
  using sansaws::credentials::parse_process_output;
  const auto key = std::string(callers_secret().expose());
  // As an encoder may write it that escapes slashes, and one that escapes more.
  std::string escaped = "\\u0077" + key.substr(1);
  for (auto at = escaped.find('/'); at != escaped.npos; at = escaped.find('/', at + 2)) {
    escaped.insert(at, 1, '\\');
  }
  REQUIRE(key[0] == 'w');
  const auto document = [](const std::string& spelled, const std::string& more) {
    return R"({"Version": 1, "Code": "Success", "AccessKeyId": "AKIDEXAMPLE", )"
           R"("SecretAccessKey": ")" +
           spelled + R"(", "Token": "t", "Expiration": "2099-01-02T03:04:05Z")" + more;
  };
  for (const auto& spelled : {key, escaped}) {
    const std::vector<std::string> texts{
        document(spelled, "}"),
        document(spelled, R"(, "SecretAccessKey": ")" + spelled + "\"}"),  // twice
        document(spelled, R"(, "AccessKeyId": ")" + spelled + "\"}"),      // at a wrong place
        document(spelled, R"(, "SessionToken": ")" + spelled + "\"}"),
        document(spelled, R"(, "SecretAccessKey": null})"),
        document(spelled, R"(, "Expiration": "tomorrow"})"),
        document(spelled, R"(, "Other": ")" + spelled + "\"}"),
        document(spelled, ""),                                     // cut off
        document(spelled, R"(, "SecretAccessKey": ")" + spelled),  // in the middle
        document(spelled + "\\n", "}"),                            // no secret access key
        document(spelled, R"(, "Version": 2, "Code": "Failed"})"),
    };
    for (const auto& text : texts) {
      CAPTURE(text);
      CHECK(left_by([&] { (void)parse_process_output(text); }) == "");
      const http::response answer{200, {}, {}, text};
      CHECK(left_by([&] { (void)parse_endpoint_credentials(answer); }) == "");
      const http::response failed{500, {}, {}, text};
      CHECK(left_by([&] { (void)parse_endpoint_credentials(failed); }) == "");
    }
  }
  const http::response token{200, {}, {}, key};
  CHECK(left_by([&] { (void)sansaws::credentials::parse_instance_token(token); }) == "");
}

TEST_CASE("a chain leaves nothing of the secret behind, wherever it is") {
  using namespace sansaws::credentials;
  const auto key = std::string(callers_secret().expose());
  const std::string section = "aws_access_key_id = AKIDEXAMPLE\naws_secret_access_key = " + key;
  const std::string document =
      R"({"Version": 1, "AccessKeyId": "AKIDEXAMPLE", "SecretAccessKey": ")" + key +
      R"(", "Token": "t", "Expiration": "2099-01-02T03:04:05Z"})";
  struct source {
    const char* variable;
    secret value;
    std::string config, credentials;
  };
  const std::vector<source> sources{
      {"AWS_SECRET_ACCESS_KEY", callers_secret(), "", ""},
      {"AWS_SECRET_ACCESS_KEY", callers_secret(), "[default]\n" + section, ""},
      {"AWS_REGION", secret("r"), "[default]\n" + section, "[default]\n" + section},
      {"AWS_REGION", secret("r"), "[default]\n" + section, "[default]\naws_access_key_id = a b"},
      {"AWS_REGION", secret("r"), "[profile x]\n" + section, "x = " + key},
      {"AWS_REGION", secret("r"), "[default]\ncredential_process = run " + key, ""},
      {"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", secret("/"), "", ""},
  };
  const http::response answer{200, {}, {}, document};
  for (const auto& each : sources) {
    CAPTURE(each.variable, each.config, each.credentials);
    const auto work = [&] {
      by_name<secret> environment;
      environment.emplace("HOME", "/h");
      environment.emplace("AWS_ACCESS_KEY_ID", each.config.empty() ? "AKIDEXAMPLE" : "");
      if (std::string_view(each.variable) != "AWS_SECRET_ACCESS_KEY") {
        environment["AWS_ACCESS_KEY_ID"] = secret();
      }
      environment.emplace(each.variable, each.value);
      chain one(environment);
      while (const auto* need = one.need()) {
        const auto ticket = need->ticket;
        const auto* file = std::get_if<read_file>(&need->what);
        if (file != nullptr) {
          one.take(ticket, file->path.ends_with("config") ? each.config : each.credentials);
        } else if (std::holds_alternative<run_command>(need->what)) {
          one.take(ticket, document);
        } else {
          one.take(ticket, answer);
        }
      }
      for (const auto& place : one.places()) {
        if (to_string(place).find(key) != std::string::npos) found_freed = "told";
      }
    };
    CHECK(left_by(work) == "");
  }
}

TEST_CASE("nothing that is printed shows secret, token, signature or key") {
  const auto key = signer();
  const auto signed_request = *sigv4::sign(unsigned_request(), key, now);
  const auto hour = std::chrono::seconds(3600);
  const auto url = *sigv4::presign(unsigned_request(), key, now, hour);
  const auto stages = *sigv4::sign_stages(unsigned_request(), key, now);
  const auto url_stages = *sigv4::presign_stages(unsigned_request(), key, now, hour);
  const auto quoted = "The Canonical String for this request should have been\n'" +
                      stages.canonical_request + "'\n";
  auto other_stages = stages;
  other_stages.canonical_request.replace(stages.canonical_request.find(token_text), 3, "???");
  const auto difference = sigv4::explain_mismatch(quoted, other_stages);
  REQUIRE(difference.kind == sigv4::mismatch_kind::canonical_request);

  std::vector<std::string> printed{to_string(signed_request), to_string(url),  to_string(stages),
                                   to_string(url_stages),     difference.ours, difference.theirs};
  // What a service answers, and what a verifier says of a stranger's request.
  const sigv4::signer other(*sigv4::credentials::make(key_id, the_secret(), "another"),
                            aws::region("us-east-1"), aws::service_name("s3tables"), now);
  const auto refused = sigv4::verify(
      signed_request, [&](const sigv4::signature_claims&) { return &other; }, now);
  REQUIRE_FALSE(refused.has_value());
  printed.push_back(to_string(refused.error()));
  printed.push_back(sigv4::aws_message(refused.error()));
  const auto secret_text = the_secret();
  for (const auto& error : {sigv4::credentials::make(key_id, secret_text + "\n").error(),
                            sigv4::credentials::make(key_id, secret_text, "to ken").error(),
                            sigv4::credentials::make("i d", secret_text).error()}) {
    printed.push_back(to_string(error));
  }
  try {
    (void)sigv4::credentials::make(key_id, secret_text + "\n").value();
    FAIL("is refused");
  } catch (const boost::system::system_error& error) {
    printed.emplace_back(error.what());
  }

  std::vector<std::pair<std::string, std::string>> hidden{{"the secret", secret_text},
                                                          {"the token", std::string(token_text)}};
  auto derived = crypto::hmac_sha256("AWS4" + secret_text, "20260102");
  const auto hex = [](const digest& bytes) {
    const crypto::hex_digest digits(bytes);
    return std::string(digits.text());
  };
  hidden.emplace_back("the key of the day", hex(derived));
  for (const std::string part : {"us-east-1", "s3tables", "aws4_request"}) {
    derived = crypto::hmac_sha256(derived, part);
    hidden.emplace_back("the key of " + part, hex(derived));
    hidden.emplace_back("the key of " + part + ", raw", std::string(as_text(derived)));
  }
  for (const auto& text : printed) {
    REQUIRE_FALSE(text.empty());
    for (const auto& [name, what] : hidden) {
      CAPTURE(text, name);
      CHECK(text.find(what) == std::string::npos);
    }
  }
  // A request that is printed cannot be replayed.
  CHECK(to_string(signed_request).find(stages.signature.text()) == std::string::npos);
  CHECK(to_string(url).find(url_stages.signature.text()) == std::string::npos);
}

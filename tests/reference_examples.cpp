// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The examples of the reference. What stands between two lines `//! [NAME]` is shown where a header
// says `@snippet reference_examples.cpp NAME`. All of it is run: an assertion is a promise. Nothing
// is changed inside an assertion, as users copy these lines.
#undef NDEBUG

#include <sansaws/credentials/chain.hpp>
#include <sansaws/credentials/container_request.hpp>
#include <sansaws/credentials/documents.hpp>
#include <sansaws/credentials/instance_requests.hpp>
#include <sansaws/credentials/parse_profiles.hpp>
#include <sansaws/credentials/refresh.hpp>
#include <sansaws/crypto/hmac_sha256.hpp>
#include <sansaws/http/write_response.hpp>
#include <sansaws/rest_json1/pacer.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/s3tables/audit.hpp>
#include <sansaws/s3tables/make_audit_report.hpp>
#include <sansaws/sigv4.hpp>
#include <sansaws/time/http_date.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cassert>
#include <chrono>
#include <deque>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace sansaws;

//! [wire_names]
enum class colour { red, light_blue };
BOOST_DESCRIBE_ENUM(colour, red, light_blue)
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<colour>{"Red", "Light_Blue"};

static_assert(to_wire(colour::light_blue) == "Light_Blue");
static_assert(from_wire<colour>("Red") == colour::red);
static_assert(!from_wire<colour>("red"));
//! [wire_names]

//! [decode]
struct pen {
  std::string name;
  open_enum<colour> ink;
  std::optional<double> width;
};
BOOST_DESCRIBE_STRUCT(pen, (), (name, ink, width))
template <>
inline constexpr std::array<std::string_view, 3> sansaws::wire_names<pen>{"name", "ink", "width"};

void read_a_pen() {
  const auto read = json::decode<pen>(R"({"name": "A", "ink": "Gold", "maker": "unknown"})");
  assert(read && read->name == "A" && read->ink.text() == "Gold" && !read->width);

  const auto wrong = json::decode<pen>(R"({"name": "A", "ink": 7})");
  assert(wrong.error().code == peer_errc::wrong_type && wrong.error().pointer == "/ink");
}
//! [decode]

void write_a_pen() {
  //! [encode]
  assert(json::encode(pen{"A", colour::red, 0.5}) == R"({"name":"A","ink":"Red","width":0.5})");
  //! [encode]
}

//! [operation]
struct get_table_input {
  s3tables::table_name name;
};
BOOST_DESCRIBE_STRUCT(get_table_input, (), (name))
template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<get_table_input>{"name"};

struct get_table_output {
  std::string format;
};
BOOST_DESCRIBE_STRUCT(get_table_output, (), (format))
template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<get_table_output>{"format"};

struct get_table {
  using input = get_table_input;
  using output = get_table_output;

  static constexpr std::string_view name = "GetTable";
  static constexpr rest_json1::service_names service = s3tables::service;
  static constexpr http::method method = http::method::get;
  static constexpr rest_json1::uri_template<input> path = "/get-table/{name}";

  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    return s3tables::service_errc_of(code);
  }
};
static_assert(rest_json1::operation<get_table>);
//! [operation]

namespace {

void basics() {
  {
    //! [caller_error]
    const auto name = s3tables::table_name::parse("Orders");
    assert(name.error().code == caller_errc::bad_character);
    assert(name.error().parameter == "name" && name.error().position == 0);
    assert(to_string(name.error()).starts_with("name has a character that is not allowed"));
    //! [caller_error]
  }
  {
    //! [checked_literal]
    const aws::region known("us-east-1");  // aws::region("us east 1") does not compile
    const std::string text = "us-east-1";
    assert(aws::region::parse(text) == known);
    //! [checked_literal]
  }
  {
    //! [open_enum]
    const open_enum<colour> ink(std::string_view("Gold"));  // of a service newer than this program
    assert(!ink.known() && ink.text() == "Gold");
    assert(open_enum<colour>(std::string_view("Red")) == colour::red);
    //! [open_enum]
  }
  {
    //! [ordered_map]
    ordered_map<std::string, int> counts;
    ++counts["pens"];
    counts["inks"] = 7;
    assert(*counts.find("pens") == 1 && counts.find("paper") == nullptr);
    assert(counts.begin()->first == "pens");
    //! [ordered_map]
  }
  {
    //! [printable]
    assert(printable("a\nb\x1b[2J") == "a\\x0ab\\x1b[2J");
    assert(printable("abcdef", 3) == "abc...");
    //! [printable]
  }
  {
    //! [result]
    const auto parsed = aws::endpoint::parse("https://example.com");
    if (!parsed) std::cerr << to_string(parsed.error()) << '\n';
    if (parsed) assert(parsed->host() == "example.com");  // valid while `parsed` lives
    //! [result]
  }
  {
    //! [secret]
    const secret token("made-up");
    const secret copy = token;  // is wiped by itself
    assert(copy == token && copy.expose() == "made-up");
    //! [secret]
  }
  {
    //! [text_sink]
    struct counter {
      std::size_t size = 0;
      void append(std::string_view text) { size += text.size(); }
    };
    static_assert(text_sink<counter> && text_sink<std::string>);
    counter counted;
    http::append_percent_encoded(counted, "a/b");
    assert(counted.size == 5);
    //! [text_sink]
  }
}

void times() {
  {
    //! [timestamp]
    const timestamp now = std::chrono::system_clock::now();
    const auto back = now.to<std::chrono::system_clock::time_point>();
    assert(timestamp(back) == now);
    assert(timestamp(0, 0) < now && now < timestamp::max());
    //! [timestamp]
  }
  {
    //! [amz_date]
    const timestamp time(1'767'323'045, 0);
    const auto text = format_amz_date(time);
    assert(std::string_view(text.data(), text.size()) == "20260102T030405Z");
    assert(parse_amz_date("20260102T030405Z") == time);
    //! [amz_date]
  }
  {
    //! [http_date]
    const auto time = parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT");
    assert(time == timestamp(784'111'777, 0));
    assert(parse_http_date("Sunday, 06-Nov-94 08:49:37 GMT") == time);
    assert(format_http_date(*time) == "Sun, 06 Nov 1994 08:49:37 GMT");
    //! [http_date]
  }
  {
    //! [rfc3339]
    const auto time = parse_rfc3339("2026-01-02T04:04:05.678+01:00");
    assert(time == timestamp(1'767'323'045, 678'000'000));
    assert(format_rfc3339(*time) == "2026-01-02T03:04:05.678Z");
    assert(!parse_rfc3339("2026-02-30T00:00:00Z"));
    //! [rfc3339]
  }
  {
    //! [timestamp_from_epoch]
    assert(timestamp_from_epoch(1'767'323'045) == timestamp(1'767'323'045, 0));
    assert(timestamp_from_epoch(-0.5) == timestamp(-1, 500'000'000));
    //! [timestamp_from_epoch]
  }
}

void hashes() {
  using namespace sansaws::crypto;
  {
    //! [hash]
    const hex_digest digits(hash("abc"));
    assert(digits.text() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    //! [hash]
  }
  {
    //! [sha256]
    sha256 hashed;
    hashed.update("a").update("bc");
    assert(hashed.finish() == hash("abc"));
    //! [sha256]
  }
  {
    //! [hmac]
    const hmac<> keyed("key");
    auto first = keyed;  // the key is not hashed again
    auto second = keyed;
    assert(first.update("one").finish() == hmac_sha256("key", "one"));
    assert(second.update("t").update("wo").finish() == hmac_sha256("key", "two"));
    //! [hmac]
  }
  {
    //! [hmac_sha256]
    const hex_digest code(hmac_sha256("Jefe", "what do ya want for nothing?"));  // RFC 4231
    assert(code.text() == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    //! [hmac_sha256]
  }
}

// A connection that has two pieces of a response.
struct connection {
  std::deque<std::string_view> pieces{"HTTP/1.1 200 OK\r\nContent-Le", "ngth: 2\r\n\r\n{}"};

  std::string_view receive() {
    if (pieces.empty()) return {};
    const auto piece = pieces.front();
    pieces.pop_front();
    return piece;
  }
};

void http_messages() {
  {
    //! [for_each_field]
    const std::map<std::string, std::string> theirs{{"accept", "*/*"}, {"host", "example.com"}};
    http::fields ours;
    http::for_each_field(theirs, [&](std::string_view name, std::string_view value) {
      ours.append(name, value).value();
    });
    assert(ours == http::fields::make({{"accept", "*/*"}, {"host", "example.com"}}));
    //! [for_each_field]
  }
  {
    //! [fields]
    auto list = http::fields::make({{"Host", "example.com"}, {"Accept", "*/*"}}).value();
    list.append("X-Api-Key", "made-up", http::sensitivity::sensitive).value();
    assert(list.find("host") == "example.com");
    assert(list.append("bad name", "").error().position == 3);
    assert(to_string(list) == "Host: example.com\nAccept: */*\nX-Api-Key: ***\n");
    //! [fields]
  }
  {
    //! [equal_ignoring_case]
    assert(http::equal_ignoring_case("Content-Type", "content-type"));
    //! [equal_ignoring_case]
  }
  {
    //! [mask_target]
    assert(http::mask_target("/key?X-Amz-Signature=0123&a=b") == "/key?X-Amz-Signature=***&a=b");
    //! [mask_target]
  }
  {
    //! [method]
    const http::method purge("PURGE");
    assert(purge.text() == "PURGE" && http::method::parse("GET") == http::method::get);
    //! [method]
  }
  {
    //! [percent_encode]
    assert(http::percent_encode("a b/ü") == "a%20b%2F%C3%BC");
    assert(http::percent_encode("/a b", http::slash::keep) == "/a%20b");
    //! [percent_encode]
    //! [percent_decode]
    assert(http::percent_decode("a%20b+c") == "a b+c");
    assert(!http::percent_decode("100%"));
    //! [percent_decode]
  }
  {
    //! [request]
    http::request request;
    request.method = http::method::put;
    request.target = "/" + http::percent_encode("a file.txt");
    request.fields = http::fields::make({{"host", "example.com"}}).value();
    request.body = "text";
    //! [request]
    //! [write_request]
    assert(http::write_request(request) ==
           "PUT /a%20file.txt HTTP/1.1\r\nhost: example.com\r\nContent-Length: 4\r\n\r\ntext");
    //! [write_request]
  }
  {
    connection peer;
    //! [response_parser]
    http::response_parser parser(http::method::get);
    auto state = http::parse_state::need_more;
    while (state == http::parse_state::need_more) {
      const std::string_view piece = peer.receive();  // empty: the peer has closed the connection
      state = piece.empty() ? parser.put_eof() : parser.put(piece).state;
    }
    if (state == http::parse_state::malformed) std::cerr << to_string(*parser.error()) << '\n';
    const http::response response = std::move(parser).release();
    assert(response.status == 200 && response.body == "{}");
    //! [response_parser]
  }
  {
    //! [read_response]
    const auto response = http::read_response("HTTP/1.1 204 No Content\r\nServer: x\r\n\r\n");
    assert(response && response->status == 204 && response->fields.find("server") == "x");

    const auto cut = http::read_response("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{");
    assert(cut.error().code == peer_errc::incomplete && cut.error().position == 39);
    //! [read_response]
  }
  {
    //! [write_response]
    http::response response;
    response.status = 200;
    response.reason = "OK";
    response.body = "{}";
    assert(http::write_response(response) == "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    //! [write_response]
  }
}

void aws_endpoints() {
  {
    //! [arn_view]
    const auto arn = aws::arn_view::parse("arn:aws:s3tables:us-east-1:111122223333:bucket/amzn");
    assert(arn && arn->region == "us-east-1" && arn->resource == "bucket/amzn");
    //! [arn_view]
  }
  {
    //! [endpoint]
    const auto local = aws::endpoint::parse("HTTP://LocalHost:9000/base/");
    assert(local && local->host() == "localhost" && local->port() == 9000);
    assert(local->authority() == "localhost:9000" && local->base_path() == "/base");

    const auto wrong = aws::endpoint::parse("https://user@example.com");
    assert(wrong.error().code == caller_errc::bad_character && wrong.error().position == 12);
    //! [endpoint]
  }
  {
    //! [region]
    assert(aws::region::parse("eu-central-1")->text() == "eu-central-1");
    assert(aws::region::parse("Frankfurt").error().code == caller_errc::bad_character);
    //! [region]
  }
  {
    //! [region_setting]
    const auto setting = aws::region_setting::parse("us-gov-west-1-fips");
    assert(setting && setting->region.text() == "us-gov-west-1" && setting->fips == aws::fips::on);
    //! [region_setting]
  }
  {
    //! [resolve_endpoint]
    const auto where = aws::resolve_endpoint("s3tables", {.region = aws::region("us-east-1")});
    assert(where && to_string(where->endpoint) == "https://s3tables.us-east-1.amazonaws.com");
    assert(where->signing_region.text() == "us-east-1");
    //! [resolve_endpoint]
  }
  {
    //! [service_name]
    assert(aws::service_name::parse("s3")->text() == "s3");
    //! [service_name]
  }
}

// The credentials are the examples of AWS's own documentation.
const auto example_key =
    sigv4::credentials::make("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

void sigv4_stages() {
  {
    //! [signing_key]
    const sigv4::credential_scope scope{"20260102", "us-east-1", "sts"};
    const sigv4::signing_key<> key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope);
    const auto signature = key.sign("any string to sign");
    //! [signing_key]
    assert(signature.text().size() == 64);
  }
  {
    //! [append_canonical_request]
    const auto fields = http::fields::make({{"host", "example.com"}}).value();
    const sigv4::signed_headers headers(fields);
    std::string text;
    sigv4::append_canonical_request(text, {"GET", "/a%2Fb", "", headers, sigv4::unsigned_payload},
                                    {});
    assert(text == "GET\n/a%252Fb\n\nhost:example.com\n\nhost\nUNSIGNED-PAYLOAD");
    //! [append_canonical_request]
  }
  {
    //! [signature]
    const auto fields =
        http::fields::make({{"host", "example.com"}, {"x-amz-date", "20260102T030405Z"}}).value();
    const sigv4::signed_headers headers(fields);
    const sigv4::credential_scope scope{"20260102", "us-east-1", "sts"};
    const sigv4::signing_key<> key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", scope);
    const auto signature = sigv4::signature({"GET", "/", "", headers, sigv4::empty_payload_hash},
                                            "20260102T030405Z", scope, key);
    //! [signature]
    assert(signature.text().size() == 64);
  }
}

http::request example_request() {
  http::request request;
  request.target = "/?Action=GetCallerIdentity&Version=2011-06-15";
  request.fields = http::fields::make({{"host", "sts.amazonaws.com"}}).value();
  return request;
}

void sigv4_sign() {
  const timestamp now(1'767'323'045, 0);
  //! [credentials]
  const auto who =
      sigv4::credentials::make("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  if (!who) std::cerr << to_string(who.error()) << '\n';
  //! [credentials]
  //! [signer]
  const sigv4::signer signer(who.value(), aws::region("us-east-1"), aws::service_name("sts"), now);
  //! [signer]
  {
    //! [sign]
    http::request request;
    request.target = "/?Action=GetCallerIdentity&Version=2011-06-15";
    request.fields = http::fields::make({{"host", "sts.amazonaws.com"}}).value();

    const auto signed_request = sigv4::sign(request, signer, now);
    assert(signed_request && signed_request->fields.find("x-amz-date") == "20260102T030405Z");
    assert(signed_request->fields.find("authorization")
               ->starts_with("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260102/"));
    //! [sign]
  }
  const auto request = example_request();
  {
    //! [sign_stages]
    const auto stages = sigv4::sign_stages(request, signer, now).value();
    assert(stages.string_to_sign.starts_with(
        "AWS4-HMAC-SHA256\n20260102T030405Z\n20260102/us-east-1/sts/aws4_request\n"));
    assert(to_string(stages).ends_with("***\n"));  // for people: credentials are masked
    //! [sign_stages]
  }
  {
    //! [presign]
    const auto url = sigv4::presign(request, signer, now, std::chrono::minutes(15));
    assert(url && url->target.find("&X-Amz-Expires=900&X-Amz-Signature=") != std::string::npos);
    //! [presign]
  }
  {
    //! [write_signed_request]
    std::array<char, 4096> buffer;
    const auto bytes = sigv4::write_signed_request(buffer, request, signer, now);
    assert(bytes == http::write_request(sigv4::sign(request, signer, now).value()).value());
    //! [write_signed_request]
  }
  {
    //! [options]
    auto options = sigv4::options::s3();
    options.payload_signing = sigv4::payload_signing::off;
    options.additional_signed_headers = {"content-type"};
    //! [options]
    assert(sigv4::sign(request, signer, now, options).error().parameter == "signed_header");
  }
  {
    //! [field_names]
    const sigv4::field_names some = {"content-type", "range"};
    const auto most = sigv4::field_names::all_but({"x-forwarded-for"});
    assert(some.size() == 2 && most.is_all_but());
    //! [field_names]
  }
}

// A request as Boost.Beast has it.
struct foreign_request {
  std::map<std::string, std::string> fields;
  std::string_view method_string() const { return "GET"; }
  std::string_view target() const { return "/?Action=GetCallerIdentity&Version=2011-06-15"; }
  std::string_view body() const { return ""; }
};

void sigv4_verify() {
  const timestamp now(1'767'323'045, 0);
  const sigv4::signer ours(example_key.value(), aws::region("us-east-1"), aws::service_name("sts"),
                           now);
  const auto request = sigv4::sign(example_request(), ours, now).value();
  //! [verify]
  const auto find_signer = [&](const sigv4::signature_claims& claims) -> const sigv4::signer* {
    return claims.access_key_id == ours.identity().access_key_id() ? &ours : nullptr;
  };
  const auto claims = sigv4::verify(request, find_signer, now);
  assert(claims && claims->access_key_id == "AKIAIOSFODNN7EXAMPLE");

  const auto late = sigv4::verify(request, find_signer, plus_seconds(now, 3600));
  assert(late.error().code == sigv4::verify_errc::expired);
  assert(sigv4::http_status(late.error().code) == 403);
  assert(sigv4::aws_message(late.error()).starts_with("Signature expired: 20260102T030405Z"));
  //! [verify]
  {
    foreign_request in;
    http::for_each_field(request.fields, [&](std::string_view name, std::string_view value) {
      in.fields.emplace(name, value);
    });
    //! [received_request]
    assert(sigv4::verify(request, find_signer, now));  // an http::request
    assert(
        sigv4::verify({in.method_string(), in.target(), in.fields, in.body()}, find_signer, now));
    //! [received_request]
  }
  {
    //! [parse_signature]
    const auto claimed = sigv4::parse_signature(request);
    assert(claimed && claimed->region == "us-east-1" && claimed->service == "sts");
    assert(claimed->signed_headers == "host;x-amz-date");
    //! [parse_signature]
  }
  {
    //! [diff_wire_request]
    auto sent = request;
    sent.target = "/?Version=2011-06-15&Action=GetCallerIdentity";  // a stack that sorts
    const auto found = sigv4::diff_wire_request(request, sent);
    assert(found && found->kind == sigv4::difference_kind::query_rewritten);
    //! [diff_wire_request]
  }
  {
    //! [expected_canonical_form]
    auto changed = request;
    changed.target = "/?Action=GetCallerIdentity";
    const auto verdict = sigv4::verify(changed, find_signer, now);
    assert(verdict.error().code == sigv4::verify_errc::wrong_signature);
    const auto expected = sigv4::expected_canonical_form(changed);
    assert(expected->canonical_request.starts_with("GET\n/\nAction=GetCallerIdentity\n"));
    //! [expected_canonical_form]
    //! [explain_mismatch]
    const std::string answer = "The Canonical String for this request should have been\n'" +
                               expected->canonical_request + "'\n";
    const auto stages = sigv4::sign_stages(example_request(), ours, now).value();
    const auto found = sigv4::explain_mismatch(answer, stages);
    assert(found.kind == sigv4::mismatch_kind::canonical_request && found.line == 3);
    assert(found.theirs == "Action=GetCallerIdentity");
    //! [explain_mismatch]
  }
  {
    //! [normalized_path]
    assert(sigv4::normalized_path("/a/../b//c?d") == "/b/c");
    assert(sigv4::normalized_path("/a/../b//c?d", sigv4::options::s3()) == "/a/../b//c");
    //! [normalized_path]
  }
}

void shared_files() {
  using credentials::parse_profiles;
  using credentials::profile_file;
  {
    //! [profiles]
    const auto config = parse_profiles(
        "[profile prod]\nregion = eu-west-1  # home\ns3 =\n  use_dualstack_endpoint = true\n"
        "[test]\nregion = us-east-1\n",
        profile_file::config);
    const auto* prod = config->find_profile("prod");
    assert(prod->find("region")->text.expose() == "eu-west-1" && prod->find("region")->line == 2);
    assert(prod->find("s3", "use_dualstack_endpoint")->text.expose() == "true");

    assert(config->find_profile("test") == nullptr);  // it would have to be [profile test]
    assert(to_string(config->ignored.front()).starts_with("config file, line 5, [test]: "));
    //! [profiles]
  }
  {
    //! [merge_profiles]
    auto config = parse_profiles("[profile prod]\nregion = eu-west-1\n", profile_file::config);
    auto keys = parse_profiles("[prod]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n",
                               profile_file::credentials);
    const auto both = merge_profiles(*std::move(config), *std::move(keys));
    const auto* prod = both.find_profile("prod");
    assert(prod->find("region")->file == profile_file::config);
    assert(prod->find("aws_access_key_id")->file == profile_file::credentials);
    //! [merge_profiles]
  }
  {
    //! [profile_error]
    const auto wrong = parse_profiles("[prod]\nregion us-east-1\n", profile_file::credentials);
    assert(wrong.error().code == credentials::profile_errc::missing_equals);
    assert(to_string(wrong.error()) ==
           "credentials file, line 2, [prod]: "
           "there is no = between the name of a property and its value");
    //! [profile_error]
  }
}

void credential_documents() {
  {
    //! [parse_process_output]
    const auto read = credentials::parse_process_output(
        R"({"Version": 1, "AccessKeyId": "ASIAIOSFODNN7EXAMPLE",
            "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "SessionToken": "IQoJb3JpZ2luX2VjEXAMPLE", "Expiration": "2026-01-02T04:04:05Z"})");
    assert(read->credentials.access_key_id() == "ASIAIOSFODNN7EXAMPLE");
    assert(read->expiration == parse_rfc3339("2026-01-02T04:04:05Z"));
    //! [parse_process_output]
  }
  {
    //! [document_error]
    const auto read = credentials::parse_process_output(R"({"Version": 1, "AccessKeyId": "AKIA"})");
    assert(read.error().code == peer_errc::missing_member);
    assert(to_string(read.error()) == "/SecretAccessKey is missing");
    //! [document_error]
  }
  const auto send = [](const http::request& request) -> http::response {
    if (request.method == http::method::put) return {200, {}, {}, "AQAEAEXAMPLE=="};
    if (request.target.ends_with('/')) return {200, {}, {}, "my-role"};
    return {200, {}, {}, R"({"Code": "Failed", "Message": "try again"})"};
  };
  {
    //! [instance_credentials]
    using namespace credentials;
    const aws::endpoint service(instance_endpoint);
    const auto token = parse_instance_token(send(instance_token_request(service)));
    const auto text = token->expose();
    const auto role = parse_instance_role(send(*instance_role_request(service, text)));
    const auto request = instance_credentials_request(service, text, *role);
    const auto read = parse_endpoint_credentials(send(*request));
    assert(to_string(read.error()) ==
           "an error is reported in place of credentials: Failed: try again");
    //! [instance_credentials]
  }
  {
    //! [container_request]
    const auto uri =
        credentials::container_uri_of_url("http://169.254.170.23/v1/credentials");  // of EKS
    const auto request = credentials::container_request(*uri, "eyJhbGciOiJSUzI1NiJ9.EXAMPLE");
    assert(uri->endpoint.host() == "169.254.170.23" && request->target == "/v1/credentials");

    const auto far = credentials::container_uri_of_url("http://example.com/");
    assert(to_string(far.error()).starts_with("AWS_CONTAINER_CREDENTIALS_FULL_URI is not of "));
    //! [container_request]
  }
  {
    //! [chain]
    credentials::by_name<secret> environment;
    environment.emplace("HOME", "/home/user");
    environment.emplace("AWS_PROFILE", "prod");
    credentials::chain chain(environment);
    while (const auto* need = chain.need()) {
      const auto* file = std::get_if<credentials::read_file>(&need->what);
      if (file != nullptr && file->path == "/home/user/.aws/config") {
        chain.take(need->ticket, "[prod]\nregion = eu-west-1\n");
      } else {
        chain.fail(need->ticket, "not found");
      }
    }
    assert(!chain.found());
    assert(to_string(chain.places().back()) ==
           "profile: there is no profile prod in /home/user/.aws/config and "
           "/home/user/.aws/credentials (not found); "
           "did you mean [profile prod] in line 1 of the config file?");
    //! [chain]
  }
  {
    //! [plan_refresh]
    using credentials::freshness;
    const timestamp now(1'767'323'045, 0);
    const auto times = credentials::plan_refresh(now, plus_seconds(now, 3600), 0.5);
    assert(freshness_at(times, plus_seconds(now, 2800)) == freshness::good);
    assert(freshness_at(times, plus_seconds(now, 2900)) == freshness::refresh_soon);
    assert(freshness_at(times, plus_seconds(now, 3100)) == freshness::refresh_now);
    assert(freshness_at(times, plus_seconds(now, 3601)) == freshness::expired);

    const auto used_on = credentials::extend_refresh(plus_seconds(now, 3601), 0.5);
    assert(used_on.extended);  // a warning is due
    //! [plan_refresh]
  }
}

void rest_json1_calls() {
  const timestamp now(1'767'323'045, 0);
  const sigv4::signer signer(example_key.value(), aws::region("us-east-1"),
                             aws::service_name("s3tables"), now);
  {
    //! [table_bucket_arn]
    using s3tables::table_bucket_arn;
    const auto arn = table_bucket_arn::parse(
        "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
    assert(arn && arn->region() == "us-east-1");

    const std::string_view imitated = "arn:aws:s3tables:::bucket/demo";
    assert(!table_bucket_arn::parse(imitated) && table_bucket_arn::parse_relaxed(imitated));
    //! [table_bucket_arn]
  }
  {
    //! [namespace_name]
    const s3tables::namespace_name sales("sales");
    assert(s3tables::namespace_name::parse("sales") == sales);
    assert(s3tables::namespace_name::parse("Sales").error().position == 0);
    //! [namespace_name]
  }
  //! [get_table_maintenance_job_status]
  using call = s3tables::get_table_maintenance_job_status;
  const call::input table{s3tables::table_bucket_arn(
                              "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket"),
                          s3tables::namespace_name("sales"), s3tables::table_name("orders")};
  //! [get_table_maintenance_job_status]
  const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  {
    //! [make_request]
    const auto request = rest_json1::make_request<call>(table, endpoint);
    assert(request.target ==
           "/tables/arn%3Aaws%3As3tables%3Aus-east-1%3A111122223333%3Abucket%2Famzn-s3-demo-bucket"
           "/sales/orders/maintenance-job-status");
    assert(request.fields.find("host") == "s3tables.us-east-1.amazonaws.com");
    //! [make_request]
  }
  {
    //! [write_signed_operation]
    std::array<char, 4096> buffer;
    const auto bytes = rest_json1::write_signed_request<call>(buffer, table, endpoint, signer, now);
    assert(bytes && bytes->starts_with("GET /tables/arn%3Aaws%3As3tables%3A"));
    //! [write_signed_operation]
  }
  {
    //! [parse_response]
    const std::map<std::string, std::string> fields{{"content-type", "application/json"}};
    const auto outcome = rest_json1::parse_response<call>(
        200, fields,
        R"({"tableARN": "an ARN", "status": {"icebergCompaction": {"status": "Failed"}}})");
    assert(outcome && outcome->table_arn == "an ARN");
    assert(outcome->status.begin()->second.status == s3tables::maintenance_job_status::failed);
    //! [parse_response]
  }
  {
    //! [parse_response_bytes]
    const auto outcome = rest_json1::parse_response_bytes<call>(
        "HTTP/1.1 404 Not Found\r\nx-amzn-ErrorType: NotFoundException\r\n\r\n"
        R"({"message": "No such table."})");
    assert(outcome.error().code == s3tables::service_errc::not_found);
    assert(to_string(outcome.error()) == "404 NotFoundException: No such table.");
    //! [parse_response_bytes]
  }
  {
    const std::map<std::string, std::string> no_fields;
    //! [response_error]
    const auto outcome = rest_json1::parse_response<call>(503, no_fields, "<h1>Try later</h1>");
    const auto& error = outcome.error();
    assert(error.is(rest_json1::condition::retryable));
    assert(error.is(rest_json1::condition::foreign));  // of a gateway, not of the service
    assert(to_string(error) == "503 without an error code; body: <h1>Try later</h1>");
    //! [response_error]
  }
  {
    //! [transport_error]
    const auto error = rest_json1::transport_error("connection refused");
    assert(error.is(rest_json1::condition::retryable));
    assert(to_string(error) == "there was no response: connection refused");
    //! [transport_error]
  }
  {
    const auto error = rest_json1::transport_error("connection refused");
    //! [plan_retry]
    const rest_json1::retry_policy policy;
    const rest_json1::retry_state state;
    const double random = 0.5;  // a new one for each plan
    const auto plan = rest_json1::plan_retry(policy, state, error, random, {now, now});
    assert(plan.again() && plan.delay == std::chrono::milliseconds(25));
    assert(plan.state.attempt == 2);  // for the next plan
    //! [plan_retry]
  }
  {
    //! [pacer]
    using namespace std::chrono_literals;
    rest_json1::pacer pace(100);  // requests a second at most
    assert(pace.next() <= 0s);    // it may be sent at once
    pace.sent(0s);
    assert(pace.next() == 10ms);  // and the next one then
    pace.sent(10ms);
    pace.accepted(15ms);
    pace.throttled(10ms, 25ms);  // what was sent after 10 ms: the service wants fewer
    assert(pace.rate(25ms) < 100 && pace.next() > 25ms);
    //! [pacer]
  }
  {
    //! [measure_clock_offset]
    const auto server_time = plus_seconds(now, 600);  // the caller's clock is ten minutes slow
    const auto offset = rest_json1::measure_clock_offset(server_time, {now, now});
    assert(offset == std::chrono::seconds(600));
    assert(rest_json1::is_skewed(*offset, std::chrono::seconds(0)));
    //! [measure_clock_offset]
  }
}

void s3tables_answers() {
  {
    //! [maintenance_jobs]
    using s3tables::maintenance_job_status;
    using s3tables::maintenance_job_type;
    s3tables::maintenance_jobs jobs;
    jobs[maintenance_job_type::iceberg_compaction].status = maintenance_job_status::failed;
    jobs[maintenance_job_type::iceberg_snapshot_management].status =
        maintenance_job_status::successful;

    const auto* compaction = find_job(jobs, maintenance_job_type::iceberg_compaction);
    assert(compaction != nullptr && any_failed(jobs));
    assert(worst_status(jobs) == maintenance_job_status::failed);
    assert(reason_of_failure(*compaction) == s3tables::failure_reason::unknown);
    //! [maintenance_jobs]
  }
  {
    //! [classify_failure]
    const auto reason = s3tables::classify_failure("Commit conflict detected.");
    assert(reason == s3tables::failure_reason::commit_conflict);
    assert(s3tables::retried_by_service(reason));
    //! [classify_failure]
  }
}

http::response answer_of_the_service(const http::request& request) {
  http::response answer;
  answer.status = 200;
  if (request.target.ends_with("/maintenance-job-status")) {
    answer.body = R"({"tableARN": "", "status": {"icebergCompaction": {"status": "Failed"}}})";
  } else if (request.target.ends_with("/maintenance")) {
    answer.body = R"({"tableARN": "", "tableBucketARN": "", "configuration": {}})";
  } else {
    answer.body = R"({"tables": [{"namespace": ["sales"], "name": "orders",
                                  "createdAt": 0, "modifiedAt": 0}]})";
  }
  return answer;
}

void s3tables_audit() {
  const aws::endpoint endpoint("https://s3tables.us-east-1.amazonaws.com");
  const s3tables::table_bucket_arn bucket(
      "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket");
  const timestamp now{1'767'355'200, 0};
  {
    //! [audit]
    s3tables::audit audit(bucket, endpoint, {.with_configuration = true, .max_in_flight = 8});
    for (auto step = audit.next(now); !step.done; step = audit.next(now)) {
      for (const auto& [ticket, request, sign_at] : step.send) {
        // Yours: sign the request for `sign_at` and send it. Outcomes come in any order. If there
        // is none until step.wait_until, ask again what to do.
        audit.take(ticket, answer_of_the_service(request), now);
      }
    }
    assert(audit.listed() && audit.rows().size() == 1);
    assert(audit.rows()[0].name() == "orders" && any_failed(audit.rows()[0].jobs()));
    //! [audit]

    //! [audit_state]
    const std::string text = json::encode(audit.state());
    const auto read = json::decode<s3tables::audit_state>(text, s3tables::audit_state_limits);
    auto resumed = s3tables::audit::resume(*read, endpoint);
    assert(resumed->next(now).done);  // there was nothing left to ask
    //! [audit_state]

    //! [audit_report]
    s3tables::audit_report_options options;
    options.stale_after_of[s3tables::maintenance_job_type::iceberg_compaction] =
        std::chrono::hours(24);
    const auto report = make_audit_report(audit.state(), now, options);
    assert(*report.totals.find(s3tables::audit_group::failed) == 1);

    const auto& worst = report.tables.front();
    assert(worst.name == "orders" && worst.group == s3tables::audit_group::failed);
    const auto* job = worst.jobs.find(s3tables::maintenance_job_type::iceberg_compaction);
    assert(job->reason == s3tables::failure_reason::unknown && !*job->retried_by_service);
    assert(worst.deleted_data.earliest_hours == 15 * 24);  // as no job for it stands still
    assert(json::encode(report).starts_with("{\"tableBucketARN\":"));
    //! [audit_report]
  }
}

}  // namespace

int main() {
  read_a_pen();
  write_a_pen();
  basics();
  times();
  hashes();
  http_messages();
  aws_endpoints();
  sigv4_stages();
  sigv4_sign();
  sigv4_verify();
  shared_files();
  credential_documents();
  rest_json1_calls();
  s3tables_answers();
  s3tables_audit();
}

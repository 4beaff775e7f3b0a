// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The code that README.md beside this file shows: compiled, so that it stays true, and never run.
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4/verify.hpp>
#include <sansaws/sigv4/write_signed_request.hpp>

#include <array>
#include <boost/beast/http.hpp>
#include <chrono>
#include <map>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace recipes {

using namespace sansaws;
using call = s3tables::get_table_maintenance_job_status;
using outcome = result<call::output, rest_json1::response_error>;

inline result<http::request> sign_for_region(const call::input& input, const aws::region& region,
                                             const sigv4::credentials& credentials,
                                             std::chrono::system_clock::time_point now) {
  const auto where = aws::resolve_endpoint(call::service.endpoint_prefix, {.region = region});
  if (!where) return where.error();
  const sigv4::signer signer(credentials, where->signing_region, call::service.signing_name, now);
  return sigv4::sign(rest_json1::make_request<call>(input, where->endpoint), signer, now);
}

inline result<http::request> another_service(const sigv4::credentials& credentials, timestamp now) {
  http::request request;
  request.target = "/?Action=GetCallerIdentity&Version=2011-06-15";
  request.fields = http::fields::make({{"host", "sts.amazonaws.com"}}).value();
  const sigv4::signer signer(credentials, aws::region("us-east-1"), aws::service_name("sts"), now);
  return sigv4::sign(request, signer, now);
}

inline auto options_of_s3(const http::request& request, const sigv4::signer& signer,
                          timestamp now) {
  const auto s3 = sigv4::options::s3();
  auto signed_request = sigv4::sign(request, signer, now, s3);
  auto link = sigv4::presign(request, signer, now, std::chrono::hours(1), s3);
  return std::array{signed_request, link};
}

inline auto a_file_elsewhere(const http::request& request, const sigv4::signer& signer,
                             timestamp now, std::string_view piece) {
  crypto::sha256 hash;
  hash.update(piece);  // and so on, for each piece of the file
  auto options = sigv4::options::s3();
  options.payload_signing = sigv4::payload_signing::of_hash(hash.finish());
  return sigv4::sign(request, signer, now, options);
}

inline auto all_fields_but(const http::request& request, const sigv4::signer& signer,
                           timestamp now) {
  using sigv4::field_names;
  return sigv4::sign(request, signer, now,
                     {.additional_signed_headers = field_names::all_but({"x-forwarded-for"})});
}

inline std::string into_a_buffer(const call::input& input, const aws::endpoint& endpoint,
                                 const sigv4::signer& signer, timestamp now) {
  std::array<char, 4096> buffer;
  const auto bytes = rest_json1::write_signed_request<call>(buffer, input, endpoint, signer, now);
  return std::string(bytes.value());
}

template <class Socket>
result<http::response, http::framing_error> read_from(Socket& socket) {
  http::response_parser parser(call::method);
  auto state = http::parse_state::need_more;
  while (state == http::parse_state::need_more) {
    const std::string_view bytes = socket.read();  // empty: the peer has closed the connection
    state = bytes.empty() ? parser.put_eof() : parser.put(bytes).state;
  }
  if (state == http::parse_state::malformed) return *parser.error();
  return std::move(parser).release();
}

template <class Exchange, class Random>
outcome retry(const http::request& request, const sigv4::signer& signer, Exchange exchange,
              Random random) {
  using clock = std::chrono::system_clock;
  rest_json1::retry_state state;
  while (true) {
    const auto sent = clock::now();
    const outcome answer = exchange(sigv4::sign(request, signer, sent + state.offset).value());
    const auto decision = rest_json1::plan_retry({}, state, answer, random(), {sent, clock::now()});
    state = decision.state;
    if (!decision.again()) return answer;
    std::this_thread::sleep_for(decision.delay);
  }
}

inline http::response answer(const boost::beast::http::request<boost::beast::http::string_body>& in,
                             const std::map<std::string, sigv4::signer>& signers, timestamp now) {
  const auto find_signer = [&](const sigv4::signature_claims& claims) -> const sigv4::signer* {
    const auto found = signers.find(claims.access_key_id);
    return found == signers.end() ? nullptr : &found->second;
  };
  const auto claims =
      sigv4::verify({in.method_string(), in.target(), in, in.body()}, find_signer, now);
  http::response out;
  if (!claims) {
    out.status = sigv4::http_status(claims.error().code);
    out.fields.append("x-amzn-ErrorType", sigv4::aws_error_code(claims.error().code)).value();
    out.body = sigv4::aws_message(claims.error());
  }
  return out;
}

inline rest_json1::response_error nothing_came_back(std::string why) {
  return rest_json1::transport_error(std::move(why));
}

template <class Connection>
outcome over_beast(Connection& connection, const http::request& request) {
  namespace beast = boost::beast;
  beast::http::request<beast::http::empty_body> out{beast::http::verb::get, request.target, 11};
  for (const auto field : request.fields) {
    out.insert(beast::string_view(field.name.data(), field.name.size()),
               beast::string_view(field.value.data(), field.value.size()));
  }
  const beast::http::response<beast::http::string_body> in = connection.exchange(out);
  return rest_json1::parse_response<call>(static_cast<int>(in.result_int()), in, in.body());
}

}  // namespace recipes

// Templates are only compiled where they are used.
namespace {

using namespace recipes;

struct socket_of_nobody {
  std::string_view read() { return {}; }
};

struct connection_to_nobody {
  using request = boost::beast::http::request<boost::beast::http::empty_body>;
  boost::beast::http::response<boost::beast::http::string_body> exchange(const request&) {
    return {};
  }
};

}  // namespace

template result<http::response, http::framing_error> recipes::read_from(socket_of_nobody&);
template outcome recipes::over_beast(connection_to_nobody&, const http::request&);
template outcome recipes::retry(const http::request&, const sigv4::signer&,
                                outcome (*)(const http::request&), double (*)());

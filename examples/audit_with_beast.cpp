// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The audit of a bucket over TLS: coroutines of Boost.Asio, and Boost.Beast.
//
//     audit_with_beast URL ARN CA_FILE [SECONDS]
//
// Audits the table bucket ARN at the endpoint URL, which has to speak https and to show a
// certificate that the authorities in CA_FILE have signed for its name. SECONDS is how long one
// exchange may take, 10 by default. The exit status is that of `maintenance_audit`.
#include "support/audit_progress.hpp"
#include "support/output.hpp"
#include "support/plain_audit.hpp"
#include "support/surroundings.hpp"

#include <sansaws/s3tables.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/system/system_error.hpp>
#include <chrono>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::use_awaitable;
using boost::system::error_code;
using sansaws::peer_errc;
using sansaws::rest_json1::transport_error;
using clock = std::chrono::steady_clock;
using stream = asio::ssl::stream<beast::tcp_stream>;
using outcome = sansaws::result<sansaws::http::response, sansaws::rest_json1::response_error>;

/// An audit asks by GET alone. The target has to arrive as it was signed.
beast::http::request<beast::http::empty_body> to_beast(const sansaws::http::request& request) {
  beast::http::request<beast::http::empty_body> out{beast::http::verb::get, request.target, 11};
  for (const auto field : request.fields) out.insert(field.name, field.value);
  return out;
}

outcome from_beast(beast::http::response<beast::http::string_body> in) {
  sansaws::http::response out;
  out.status = static_cast<int>(in.result_int());
  for (const auto& field : in) {
    const auto added = out.fields.append(field.name_string(), field.value());
    if (!added) return transport_error(to_string(added.error()), peer_errc::bad_field);
  }
  out.body = std::move(in.body());
  return out;
}

/// What a failure of Asio, OpenSSL or Beast means for a retry.
sansaws::rest_json1::response_error failure_of(const error_code& why) {
  using beast::http::error;
  auto meaning = peer_errc::no_response;
  if (why == error::end_of_stream || why == error::partial_message) meaning = peer_errc::incomplete;
  if (why == error::body_limit) meaning = peer_errc::body_too_large;
  if (why.category() == asio::error::get_netdb_category()) meaning = peer_errc::unknown_host;
  if (why.category() == asio::error::get_ssl_category()) meaning = peer_errc::tls_failed;
  return transport_error(why.message(), meaning);
}

/// Sends requests to one host. Connections are kept, and never more than requests in flight.
class https_client {
 public:
  https_client(const sansaws::aws::endpoint& endpoint, asio::ssl::context& trust,
               std::chrono::seconds timeout)
      : host_(examples::host_of(endpoint)),
        port_(std::to_string(endpoint.port())),
        trust_(trust),
        timeout_(timeout) {}

  /// Sends a signed request and reads the answer, all but for the name before the timeout.
  asio::awaitable<outcome> exchange(const sansaws::http::request& request) {
    const auto message = to_beast(request);
    const auto deadline = clock::now() + timeout_;
    while (true) {
      const bool kept = !idle_.empty();
      std::optional<beast::http::response_parser<beast::http::string_body>> answer;
      try {
        auto connection = co_await take_connection(deadline);
        beast::get_lowest_layer(*connection).expires_at(deadline);
        co_await beast::http::async_write(*connection, message, use_awaitable);
        beast::flat_buffer buffer(1 << 16);  // of a head, or of trailers, at most
        do {                                 // interim responses may come before
          answer.emplace();
          answer->body_limit(sansaws::limits{}.max_body);
          co_await beast::http::async_read(*connection, buffer, *answer, use_awaitable);
        } while (answer->get().result_int() < 200);
        if (answer->keep_alive() && buffer.size() == 0) idle_.push_back(std::move(connection));
        co_return from_beast(answer->release());
      } catch (const boost::system::system_error& error) {
        // A connection that was kept may be closed meanwhile. As it is a GET, it is asked again.
        if (!kept || (answer && answer->got_some())) co_return failure_of(error.code());
      }
    }
  }

 private:
  asio::awaitable<std::unique_ptr<stream>> take_connection(clock::time_point deadline) {
    if (!idle_.empty()) {
      auto kept = std::move(idle_.back());
      idle_.pop_back();
      co_return kept;
    }
    const auto executor = co_await asio::this_coro::executor;
    asio::ip::tcp::resolver resolver(executor);  // the system's, with limits of its own
    const auto found = co_await resolver.async_resolve(host_, port_, use_awaitable);
    auto made = std::make_unique<stream>(executor, trust_);
    beast::get_lowest_layer(*made).expires_at(deadline);
    co_await beast::get_lowest_layer(*made).async_connect(found, use_awaitable);
    made->set_verify_callback(asio::ssl::host_name_verification(host_));
    error_code no_address;
    asio::ip::make_address(host_, no_address);
    if (no_address) SSL_set_tlsext_host_name(made->native_handle(), host_.c_str());
    co_await made->async_handshake(stream::client, use_awaitable);
    co_return made;
  }

  std::string host_, port_;
  asio::ssl::context& trust_;
  std::chrono::seconds timeout_;
  std::vector<std::unique_ptr<stream>> idle_;
};

/// For `co_spawn`: an exception ends the program, as anywhere else.
void rethrow(const std::exception_ptr& error) {
  if (error) std::rethrow_exception(error);
}

/// Carries one request to the service and its outcome to the audit, and wakes who waits for that.
asio::awaitable<void> ask(sansaws::s3tables::audit& audit, https_client& client,
                          const sansaws::sigv4::signer& signer,
                          sansaws::s3tables::audit_request asked, asio::steady_timer& wake) {
  const auto request = sansaws::sigv4::sign(asked.request, signer, asked.sign_at).value();
  const auto what = co_await client.exchange(request);
  audit.take(asked.ticket, what, examples::now());
  wake.expires_after({});
}

/// Until all is known: the audit says what to send and how long to wait.
asio::awaitable<void> drive(sansaws::s3tables::audit& audit, https_client& client,
                            const sansaws::sigv4::signer& signer,
                            examples::audit_progress_display& progress) {
  const auto executor = co_await asio::this_coro::executor;
  asio::steady_timer wake(executor);
  for (auto step = audit.next(examples::now()); !step.done; step = audit.next(examples::now())) {
    const auto until = step.wait_until.value_or((sansaws::timestamp::max)());
    wake.expires_after(until.to<std::chrono::system_clock::time_point>() - examples::now());
    for (const auto& asked : step.send) {
      co_spawn(executor, ask(audit, client, signer, asked, wake), rethrow);
    }
    co_await wake.async_wait(as_tuple(use_awaitable));
    if (progress.due()) progress.show(audit.progress(examples::now()));
  }
}

}  // namespace

int main(int argc, char** argv) {
  examples::guard_standard_streams();
  if (argc < 4 || argc > 5) {
    examples::tell("usage: audit_with_beast URL ARN CA_FILE [SECONDS]");
    return 2;
  }
  auto [endpoint, audit, signer] =
      examples::plain_audit_of(argv[1], argv[2], sansaws::aws::scheme::https);
  asio::ssl::context trust(asio::ssl::context::tls_client);
  trust.set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
  trust.set_verify_mode(asio::ssl::verify_peer);
  error_code error;
  trust.load_verify_file(argv[3], error);
  if (error) examples::refuse("the CA_FILE cannot be used: " + error.message());
  asio::io_context context(1);
  https_client client(endpoint, trust, examples::seconds_of(argc == 5 ? argv[4] : "10"));
  examples::audit_progress_display progress(false);
  co_spawn(context, drive(audit, client, signer, progress), rethrow);
  context.run();
  progress.finish(audit.progress(examples::now()));
  return examples::conclude(audit);
}

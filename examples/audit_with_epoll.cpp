// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The audit of a bucket over plain sockets: one thread, epoll, and the parser of the library.
//
//     audit_with_epoll URL ARN [SECONDS]
//
// Audits the table bucket ARN at the endpoint URL, which has to speak http as `loopback_endpoint`
// does. SECONDS is how long one exchange may take, 10 by default. The exit status is that of
// `maintenance_audit`.
#include "support/audit_loop.hpp"
#include "support/audit_progress.hpp"
#include "support/descriptor.hpp"
#include "support/output.hpp"
#include "support/plain_audit.hpp"

#include <sansaws/s3tables.hpp>

#include <netdb.h>
#include <sys/epoll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace {

namespace http = sansaws::http;
using sansaws::rest_json1::transport_error;
using outcome = sansaws::result<http::response, sansaws::rest_json1::response_error>;
using clock = std::chrono::steady_clock;
using addresses = std::unique_ptr<addrinfo, void (*)(addrinfo*)>;

/// The addresses of a host, or the end of the program. The resolver bounds its waits itself.
addresses resolve(const sansaws::aws::endpoint& endpoint) {
  const std::string host = examples::host_of(endpoint);
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(endpoint.port());
  if (const int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &found); error != 0) {
    examples::tell("error: " + host + ": " + gai_strerror(error));
    std::exit(4);
  }
  return {found, freeaddrinfo};
}

/// Sends requests to one host. Connections are kept, and never more than requests in flight.
class epoll_transport {
 public:
  epoll_transport(addresses host, std::chrono::seconds timeout)
      : host_(std::move(host)), timeout_(timeout), epoll_(epoll_create1(EPOLL_CLOEXEC)) {
    if (epoll_.get() == -1) throw std::system_error(errno, std::generic_category(), "epoll");
  }

  /// Puts a signed request into flight.
  void send(std::uint64_t ticket, const http::request& request) {
    if (idle_.empty()) idle_.push_back(&connections_.emplace_back());
    connection& each = *idle_.back();
    idle_.pop_back();
    each.ticket = ticket;
    each.request = http::write_request(request).value();
    each.sent = 0;
    each.parser.emplace(request.method);
    each.deadline = clock::now() + timeout_;
    each.left = host_.get();
    // The connection is kept, unless the peer has closed it or sent more than it was asked for.
    char next = 0;
    const bool silent = recv(each.socket.get(), &next, 1, MSG_PEEK) == -1 && errno == EAGAIN;
    if (silent) return move(each);
    connect(each, 0);
  }

  /// Moves what can be moved, waiting until there is any, but not longer than `patience`; and calls
  /// `take(ticket, outcome)` for each request that is no longer in flight.
  template <class Take>
  void run(std::chrono::milliseconds patience, Take take) {
    std::array<epoll_event, 64> events{};
    const auto most = finished_.empty() ? static_cast<int>(patience.count()) : 0;
    const int count = epoll_wait(epoll_.get(), events.data(), events.size(), most);
    for (int i = 0; i < count; ++i) {
      move(*static_cast<connection*>(events[static_cast<std::size_t>(i)].data.ptr));
    }
    const auto now = clock::now();
    for (connection& each : connections_) {
      if (each.parser && now >= each.deadline) fail(each, ETIMEDOUT);
    }
    for (const auto& [ticket, what] : std::exchange(finished_, {})) take(ticket, what);
  }

 private:
  struct connection {
    examples::descriptor socket;
    const addrinfo* left = nullptr;  // where to connect to next
    // Of the request in flight; without a parser there is none.
    std::uint64_t ticket = 0;
    std::string request;
    std::size_t sent = 0;
    std::optional<http::response_parser> parser;
    clock::time_point deadline;
  };

  /// Begins to connect to an address that is left; `why` is told where none is.
  void connect(connection& each, int why) {
    while (each.left != nullptr) {
      const addrinfo& address = *std::exchange(each.left, each.left->ai_next);
      each.sent = 0;
      each.socket = examples::descriptor(
          socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
      const int number = each.socket.get();
      // Edges: once for each time that bytes have come, or that there is room for more.
      epoll_event edges{EPOLLIN | EPOLLOUT | EPOLLET, {.ptr = &each}};
      if (number != -1 && epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, number, &edges) == 0) {
        const int begun = ::connect(number, address.ai_addr, address.ai_addrlen);
        if (begun == 0 || errno == EINPROGRESS) return;
      }
      why = errno;
    }
    fail(each, why);
  }

  /// Sends what can be sent and reads what has come.
  void move(connection& each) {
    if (!each.parser) return;
    while (each.sent != each.request.size()) {
      const auto rest = std::string_view(each.request).substr(each.sent);
      const ssize_t size = ::send(each.socket.get(), rest.data(), rest.size(), MSG_NOSIGNAL);
      if (size == -1 && errno == EAGAIN) break;
      if (size == -1) return connect(each, errno);
      each.sent += static_cast<std::size_t>(size);
    }
    std::array<char, 16384> piece{};
    while (true) {
      const ssize_t size = recv(each.socket.get(), piece.data(), piece.size(), 0);
      if (size == -1 && errno == EAGAIN) return;
      if (size == -1) return connect(each, errno);
      // A kept connection was closed meanwhile. An audit asks by GET alone, so it may ask again.
      if (size == 0 && each.left != nullptr) return connect(each, ECONNRESET);
      each.left = nullptr;  // this is the answer, whatever it is
      const std::string_view bytes(piece.data(), static_cast<std::size_t>(size));
      const auto progress =
          bytes.empty() ? http::parse_progress{each.parser->put_eof(), 0} : each.parser->put(bytes);
      if (progress.state == http::parse_state::need_more) continue;
      if (const auto why = each.parser->error()) {
        return finish(each, transport_error("at byte " + std::to_string(why->position), why->code));
      }
      const bool kept = each.parser->keep_alive() && progress.consumed == bytes.size() &&
                        each.sent == each.request.size();
      return finish(each, std::move(*each.parser).release(), kept);
    }
  }

  void fail(connection& each, int error) {
    finish(each, transport_error(std::generic_category().message(error)));
  }
  void finish(connection& each, outcome what, bool kept = false) {
    finished_.emplace_back(each.ticket, std::move(what));
    each.parser.reset();
    if (!kept) each.socket = examples::descriptor();
    idle_.push_back(&each);
  }

  addresses host_;
  std::chrono::seconds timeout_;
  examples::descriptor epoll_;
  std::list<connection> connections_;  // each stays where it is
  std::vector<connection*> idle_;
  std::vector<std::pair<std::uint64_t, outcome>> finished_;
};

}  // namespace

int main(int argc, char** argv) {
  examples::guard_standard_streams();
  if (argc < 3 || argc > 4) {
    examples::tell("usage: audit_with_epoll URL ARN [SECONDS]");
    return 2;
  }
  auto [endpoint, audit, signer] =
      examples::plain_audit_of(argv[1], argv[2], sansaws::aws::scheme::http);
  epoll_transport transport(resolve(endpoint), examples::seconds_of(argc == 4 ? argv[3] : "10"));
  examples::audit_progress_display progress(false);
  const auto signer_at = [&who = signer](sansaws::timestamp) { return &who; };
  run(audit, transport, signer_at, progress, [] {});
  progress.finish(audit.progress(examples::now()));
  return examples::conclude(audit);
}

// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// The shortest honest program: a plain socket carries what the library makes and takes.
//
//     bring_your_own_transport URL
//
// Asks the endpoint at URL, which has to speak http as `loopback_endpoint` does, for the
// maintenance status of sales/orders in the bucket amzn-s3-demo-bucket.
#include <sansaws/s3tables.hpp>

#include <netdb.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

using call = sansaws::s3tables::get_table_maintenance_job_status;

/// How long all may take, and how much may come: no peer decides on either.
constexpr std::chrono::seconds patience{10};
constexpr std::size_t enough = 2 * sansaws::limits{}.max_body;

/// Sends the bytes to an address. Returns all that comes back until the peer closes; or nothing,
/// and `errno` says why.
std::optional<std::string> exchange_with(const addrinfo& address, std::string_view bytes) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  const int socket = ::socket(address.ai_family, address.ai_socktype, address.ai_protocol);
  if (socket == -1) return std::nullopt;
  const timeval limit{patience.count(), 0};
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  ssize_t size = connect(socket, address.ai_addr, address.ai_addrlen);
  while (size >= 0 && !bytes.empty()) {
    size = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size > 0) bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  if (size >= 0) shutdown(socket, SHUT_WR);
  std::string answer;
  char buffer[4096];
  // What is beyond `enough`, the parser refuses.
  while (size >= 0 && answer.size() < enough) {
    size = recv(socket, buffer, sizeof buffer, 0);
    if (size == 0) break;
    if (size > 0) answer.append(buffer, static_cast<std::size_t>(size));
    if (std::chrono::steady_clock::now() > deadline) {
      size = -1;
      errno = ETIMEDOUT;
    }
  }
  const int error = errno == EAGAIN || errno == EINPROGRESS ? ETIMEDOUT : errno;
  close(socket);
  errno = error;
  if (size < 0) return std::nullopt;
  return answer;
}

/// Your transport: sends these bytes to that host, and returns all that comes back, or why the host
/// cannot be reached.
sansaws::result<std::string, sansaws::rest_json1::response_error> exchange(
    const sansaws::aws::endpoint& endpoint, const std::string& bytes) {
  using sansaws::rest_json1::transport_error;
  std::string host(endpoint.host());
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);  // an IPv6 address
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const std::string port = std::to_string(endpoint.port());
  if (const int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &found); error != 0) {
    return transport_error(host + ": " + gai_strerror(error), sansaws::peer_errc::unknown_host);
  }
  std::optional<std::string> answer;
  int error = 0;
  for (const addrinfo* at = found; at != nullptr && !answer; at = at->ai_next) {
    answer = exchange_with(*at, bytes);
    error = errno;
  }
  freeaddrinfo(found);
  if (answer) return *std::move(answer);
  return transport_error(endpoint.origin() + ": " + std::generic_category().message(error));
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace sansaws;

  if (argc != 2 || argv[1][0] == '-') {
    std::cerr << "usage: bring_your_own_transport URL\n";
    return 2;
  }

  // What to ask, whom, and as whom: parsed once into types that cannot be wrong.
  const call::input input{s3tables::table_bucket_arn(
                              "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket"),
                          s3tables::namespace_name("sales"), s3tables::table_name("orders")};
  const auto endpoint = aws::endpoint::parse(argv[1]);
  const auto credentials = sigv4::credentials::make(environment("AWS_ACCESS_KEY_ID"),
                                                    environment("AWS_SECRET_ACCESS_KEY"),
                                                    environment("AWS_SESSION_TOKEN"));
  if (!endpoint || !credentials) {
    std::cerr << "error: " << (endpoint ? credentials.error() : endpoint.error()) << '\n';
    return 2;
  }
  if (endpoint->scheme() != aws::scheme::http) {
    std::cerr << "error: a plain socket speaks http only\n";
    return 2;
  }

  // Parameters become a signed message value, and the value becomes bytes.
  const auto now = std::chrono::system_clock::now();
  const sigv4::signer signer(*credentials, aws::region("us-east-1"), call::service.signing_name,
                             now);
  auto request = rest_json1::make_request<call>(input, *endpoint);
  request.fields.append("connection", "close").value();
  const auto bytes = http::write_request(sigv4::sign(request, signer, now).value()).value();

  // The bytes that come back become a status, or an error that says whose fault it is.
  const auto answer = exchange(*endpoint, bytes);
  if (!answer) {
    std::cerr << "error: " << answer.error() << '\n';
    return 1;
  }
  const auto outcome = rest_json1::parse_response_bytes<call>(*answer);
  if (!outcome) {
    std::cerr << "error: " << outcome.error() << '\n';
    return 1;
  }
  if (!any_reported(outcome->status)) std::cout << "The service reports no job.\n";
  for (const auto& [job, record] : outcome->status) {
    // A name that is not known yet is the peer's text.
    std::cout << printable(job.text()) << ": " << printable(record.status.text()) << '\n';
  }
  if (!std::cout.flush()) {
    std::cerr << "error: cannot write to standard output\n";
    return 1;
  }
}

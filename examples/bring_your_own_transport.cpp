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
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using call = sansaws::s3tables::get_table_maintenance_job_status;

/// Your transport: sends these bytes to that host, returns all that comes back until it closes.
std::string exchange(const sansaws::aws::endpoint& endpoint, const std::string& bytes) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const std::string host(endpoint.host());
  const std::string port = std::to_string(endpoint.port());
  if (getaddrinfo(host.c_str(), port.c_str(), &hints, &found) != 0) return {};
  const int socket = ::socket(found->ai_family, found->ai_socktype, found->ai_protocol);
  std::string answer;
  if (connect(socket, found->ai_addr, found->ai_addrlen) == 0 &&
      send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
          static_cast<ssize_t>(bytes.size())) {
    shutdown(socket, SHUT_WR);
    char buffer[4096];
    for (ssize_t size = 0; (size = recv(socket, buffer, sizeof buffer, 0)) > 0;) {
      answer.append(buffer, static_cast<std::size_t>(size));
    }
  }
  freeaddrinfo(found);
  close(socket);
  return answer;
}

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace sansaws;

  // What to ask, whom, and as whom: parsed once into types that cannot be wrong.
  const call::input input{s3tables::table_bucket_arn(
                              "arn:aws:s3tables:us-east-1:111122223333:bucket/amzn-s3-demo-bucket"),
                          s3tables::namespace_name("sales"), s3tables::table_name("orders")};
  const auto endpoint = aws::endpoint::parse(argc == 2 ? argv[1] : "");
  const auto credentials = sigv4::credentials::make(environment("AWS_ACCESS_KEY_ID"),
                                                    environment("AWS_SECRET_ACCESS_KEY"),
                                                    environment("AWS_SESSION_TOKEN"));
  if (!endpoint || !credentials) {
    std::cerr << "error: " << to_string(endpoint ? credentials.error() : endpoint.error()) << '\n';
    return 2;
  }
  if (endpoint->scheme() != aws::scheme::http) {
    std::cerr << "error: a plain socket speaks http only\n";
    return 2;
  }

  // Parameters become a signed message value, and the value becomes bytes.
  const auto now = encoding::timestamp::from(std::chrono::system_clock::now());
  const sigv4::signer signer(*credentials, aws::region("us-east-1"), call::service.signing_name,
                             now);
  auto request = rest_json1::make_request<call>(input, *endpoint);
  request.fields.append("connection", "close").value();
  const auto bytes = http::write_request(sigv4::sign(request, signer, now).value()).value();

  // The bytes that come back become a status, or an error that says whose fault it is.
  const auto outcome = rest_json1::parse_response_bytes<call>(exchange(*endpoint, bytes));
  if (!outcome) {
    std::cerr << "error: " << to_string(outcome.error()) << '\n';
    return 1;
  }
  for (const auto& [job, record] : outcome->status) {
    std::cout << job.text() << ": " << record.status.text() << '\n';
  }
}

// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Runs recipes of examples/README.md, for botocore_recipes.py:
//
//     recipes login_token ID SECRET TOKEN TIME REGION HOST USER        prints the token
//     recipes catalog_config ID SECRET TOKEN TIME ARN                  prints the request
//     recipes answer ID SECRET TOKEN TIME REGION SERVICE < REQUEST     prints the status and the
//     rest
//
// Their text is compiled from there, so they are only declared here.
#include <boost/beast/http.hpp>
#include <sansaws/s3tables.hpp>
#include <sansaws/sigv4.hpp>

#include <cstdlib>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <vector>

using namespace sansaws;
namespace beast = boost::beast::http;

result<std::string> login_token(const std::string& host, std::string_view user,
                                const aws::region& region, const sigv4::credentials& who,
                                timestamp now);
result<http::request> catalog_config(const s3tables::table_bucket_arn& bucket,
                                     const sigv4::credentials& who, timestamp now);
http::response answer(const beast::request<beast::string_body>& in,
                      const std::map<std::string, sigv4::signer>& signers, timestamp now);

namespace {

/// What a service that runs the recipe says to the request on standard input.
http::response answer_to_input(const sigv4::signer& signer, timestamp now) {
  const std::string bytes(std::istreambuf_iterator<char>(std::cin), {});
  beast::request_parser<beast::string_body> parser;
  parser.eager(true);
  boost::system::error_code error;
  parser.put(boost::asio::buffer(bytes), error);
  if (error) {
    std::cerr << "not a request: " << error.message() << '\n';
    std::exit(1);
  }
  return answer(parser.get(), {{std::string(signer.identity().access_key_id()), signer}}, now);
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> given(argv + 1, argv + argc);
  const std::string& recipe = given.at(0);
  const auto who = sigv4::credentials::make(given.at(1), given.at(2), given.at(3)).value();
  const timestamp now = parse_amz_date(given.at(4)).value();
  if (recipe == "login_token") {
    const auto region = aws::region::parse(given.at(5)).value();
    std::cout << login_token(given.at(6), given.at(7), region, who, now).value();
  } else if (recipe == "catalog_config") {
    const auto bucket = s3tables::table_bucket_arn::parse(given.at(5)).value();
    std::cout << http::write_request(catalog_config(bucket, who, now).value()).value();
  } else if (recipe == "answer") {
    const sigv4::signer signer(who, aws::region::parse(given.at(5)).value(),
                               aws::service_name::parse(given.at(6)).value(), now);
    const auto made = answer_to_input(signer, now);
    std::cout << made.status << '\n'
              << made.fields.find("x-amzn-ErrorType").value_or("-") << '\n'
              << made.body;
  } else {
    std::cerr << "no recipe of that name: " << recipe << '\n';
    return 2;
  }
}

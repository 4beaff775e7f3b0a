// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Tests of <sansaws/credentials/chain.hpp>. What is found in which order is said by the vectors.
#include <sansaws/credentials/chain.hpp>

#include "catch.hpp"
#include "credentials/answer_needs.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace {

using namespace sansaws;
using namespace sansaws::credentials;
using fakes::answered;
using lines = std::vector<std::string>;

const std::string id = "AKIAIOSFODNN7EXAMPLE";
const std::string key = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const std::string document =
    R"({"Version": 1, "Code": "Success", "AccessKeyId": ")" + id + R"(", "SecretAccessKey": ")" +
    key + R"(", "SessionToken": "t", "Token": "t", "Expiration": "2099-01-02T03:04:05Z"})";
const std::string section = "aws_access_key_id = " + id + "\naws_secret_access_key = " + key + "\n";

constexpr std::string_view no_key = "environment: AWS_ACCESS_KEY_ID is not set";
constexpr std::string_view no_container =
    "container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor "
    "AWS_CONTAINER_CREDENTIALS_FULL_URI is set";
constexpr std::string_view disabled = "instance: AWS_EC2_METADATA_DISABLED is true";

/// With the environment that a user has, and no instance.
fakes::machine machine_with(std::map<std::string, std::string> environment,
                            std::map<std::string, std::string> files = {}) {
  fakes::machine made;
  made.environment = {{"HOME", "/home/u"}, {"AWS_EC2_METADATA_DISABLED", "true"}};
  for (auto& [name, value] : environment) made.environment[name] = value;
  made.files = std::move(files);
  return made;
}

/// What is said of the last place.
std::string last_line(fakes::machine machine, std::string_view profile = {}) {
  const auto chain = machine.run(profile);
  CHECK(chain.found().has_value() == !chain.places().back().error.has_value());
  return fakes::told(chain).back();
}

/// An instance that gives credentials.
http::response as_instance(const send_request& need) {
  if (need.request.target == "/latest/api/token") return answered("token");
  return answered(need.request.target.ends_with('/') ? "my-role" : document);
}

}  // namespace

TEST_CASE("a chain without any credentials tells of each place why") {
  auto machine = machine_with({});
  const auto chain = machine.run();
  CHECK(!chain.found());
  CHECK(fakes::told(chain) ==
        lines{std::string(no_key),
              "profile: there is no profile default in /home/u/.aws/config (No such file or "
              "directory) and /home/u/.aws/credentials (No such file or directory)",
              std::string(no_container), std::string(disabled)});
  CHECK(machine.asked == lines{"/home/u/.aws/config", "/home/u/.aws/credentials"});
}

TEST_CASE("the environment needs nothing where it has a key and a region") {
  auto machine = machine_with({{"AWS_ACCESS_KEY_ID", id},
                               {"AWS_SECRET_ACCESS_KEY", key},
                               {"AWS_CREDENTIAL_EXPIRATION", "2026-01-02T03:04:05Z"},
                               {"AWS_DEFAULT_REGION", "eu-west-1"}});
  const auto chain = machine.run();
  CHECK(machine.asked.empty());
  REQUIRE(chain.found().has_value());
  CHECK(chain.found()->expiration == timestamp(1'767'323'045, 0));
  CHECK(chain.region() == chain_region{"eu-west-1", "AWS_DEFAULT_REGION"});
  CHECK(fakes::told(chain) == lines{"environment: AWS_ACCESS_KEY_ID"});
}

TEST_CASE("AWS_REGION comes before AWS_DEFAULT_REGION, and both before a profile") {
  const std::string config = "[default]\nregion = us-west-2\n" + section;
  const auto region_of = [&](std::map<std::string, std::string> environment) {
    auto machine = machine_with(std::move(environment), {{"/home/u/.aws/config", config}});
    const auto chain = machine.run();
    return chain.region();
  };
  CHECK(region_of({}) == chain_region{"us-west-2", "profile default, config file, line 2"});
  CHECK(region_of({{"AWS_DEFAULT_REGION", "a"}}) == chain_region{"a", "AWS_DEFAULT_REGION"});
  CHECK(region_of({{"AWS_DEFAULT_REGION", "a"}, {"AWS_REGION", "b"}}) ==
        chain_region{"b", "AWS_REGION"});
  auto machine = machine_with({{"AWS_PROFILE", "none"}}, {{"/home/u/.aws/config", config}});
  const auto without = machine.run();
  CHECK(!without.region());
  // One file that is wrong does not keep the other one from saying it.
  machine = machine_with({{"AWS_ACCESS_KEY_ID", id}, {"AWS_SECRET_ACCESS_KEY", key}},
                         {{"/home/u/.aws/config", config}, {"/home/u/.aws/credentials", "[x"}});
  const auto chain = machine.run();
  CHECK(chain.found().has_value());
  CHECK(chain.region() == chain_region{"us-west-2", "profile default, config file, line 2"});
}

TEST_CASE("what is wrong in the environment is told by the names there") {
  const auto with = [](std::map<std::string, std::string> environment) {
    return last_line(machine_with(std::move(environment), {{"/home/u/.aws/config", section}}));
  };
  CHECK(with({{"AWS_ACCESS_KEY_ID", id}}) ==
        "environment: AWS_ACCESS_KEY_ID is set, but not AWS_SECRET_ACCESS_KEY");
  CHECK(with({{"AWS_SECRET_ACCESS_KEY", key}}) ==
        "environment: AWS_SECRET_ACCESS_KEY is set, but not AWS_ACCESS_KEY_ID");
  CHECK(with({{"AWS_ACCESS_KEY_ID", id}, {"AWS_SECRET_ACCESS_KEY", key + "\n"}}) ==
        "environment: AWS_SECRET_ACCESS_KEY has a character that is not allowed, at byte 40 "
        "(allowed: no control character, and no blank or quote at either end)");
  CHECK(with({{"AWS_ACCESS_KEY_ID", id},
              {"AWS_SECRET_ACCESS_KEY", key},
              {"AWS_CREDENTIAL_EXPIRATION", "soon"}}) ==
        "environment: AWS_CREDENTIAL_EXPIRATION is not a time such as 2026-01-02T03:04:05Z");
  CHECK(with({{"AWS_WEB_IDENTITY_TOKEN_FILE", "/t"}}) ==
        "environment: AWS_WEB_IDENTITY_TOKEN_FILE needs AWS STS, which is not asked here; the AWS "
        "CLI "
        "asks it: aws configure export-credentials --format env");
}

TEST_CASE("the files are where the variables say, and else below the home") {
  const auto asked = [](std::map<std::string, std::string> environment) {
    fakes::machine machine;
    machine.environment = std::move(environment);
    machine.environment.emplace("AWS_EC2_METADATA_DISABLED", "true");
    machine.run();
    return machine.asked;
  };
  CHECK(asked({{"HOME", "/h"}}) == lines{"/h/.aws/config", "/h/.aws/credentials"});
  CHECK(asked({{"USERPROFILE", "C:\\u"}}) == lines{"C:\\u/.aws/config", "C:\\u/.aws/credentials"});
  CHECK(asked({{"HOME", "/h"}, {"AWS_CONFIG_FILE", "~/x"}, {"AWS_SHARED_CREDENTIALS_FILE", "y"}}) ==
        lines{"/h/x", "y"});
  CHECK(asked({{"AWS_CONFIG_FILE", "~/x"}}).empty());
  CHECK(asked({{"AWS_SHARED_CREDENTIALS_FILE", "/y"}}) == lines{"/y"});

  fakes::machine machine;
  machine.environment = {{"AWS_EC2_METADATA_DISABLED", "true"}};
  CHECK(fakes::told(machine.run())[1] ==
        "profile: there is no profile default in ~/.aws/config (HOME is not set) and "
        "~/.aws/credentials (HOME is not set)");
  machine.environment["AWS_CONFIG_FILE"] = "~/\x1b[31m";
  CHECK(fakes::told(machine.run())[1] ==
        "profile: there is no profile default in ~/\\x1b[31m (HOME is not set) and "
        "~/.aws/credentials (HOME is not set)");
}

TEST_CASE("a profile that is missed is told with what may have been meant") {
  const std::string there = "(No such file or directory)";
  const auto told = [](std::map<std::string, std::string> files, std::string name) {
    return last_line(machine_with({}, std::move(files)), name);
  };
  const std::string config = "/home/u/.aws/config";
  const std::string credentials = "/home/u/.aws/credentials";
  CHECK(told({{config, "\n[prod]\n" + section}}, "prod") ==
        "profile: there is no profile prod in /home/u/.aws/config and /home/u/.aws/credentials " +
            there + "; did you mean [profile prod] in line 2 of the config file?");
  CHECK(told({{credentials, "[profile prod]\n" + section}}, "prod") ==
        "profile: there is no profile prod in /home/u/.aws/config " + there +
            " and /home/u/.aws/credentials; did you mean [prod] in line 1 of the credentials "
            "file?");
  CHECK(told({{credentials, "[prod]\n" + section}}, "Prod") ==
        "profile: there is no profile Prod in /home/u/.aws/config " + there +
            " and /home/u/.aws/credentials; did you mean [prod] in line 1 of the credentials "
            "file?");
  CHECK(told({{config, "[prod]\naws_secret_access_key = " + key + "\n"},
              {credentials, "[prod]\naws_access_key_id = " + id + "\n"}},
             "prod") ==
        "profile: profile prod, credentials file, line 2: there is no aws_secret_access_key in "
        "that file; did you mean [profile prod] in line 1 of the config file?");
  CHECK(told({{credentials, "[prod]\naws_secret_access_key = " + key + "\n"}}, "prod") ==
        "profile: profile prod, credentials file, line 2: there is no aws_access_key_id in that "
        "file");
  const std::string rule = "; the name of a profile has letters, digits and _ - . / % @ : + only";
  CHECK(told({}, "a\x1b[31m") == "profile: there is no profile a\\x1b[31m in /home/u/.aws/config " +
                                     there + " and /home/u/.aws/credentials " + there + rule);
  CHECK(told({{config, "[my prod]\n[profile my prod]\n"}}, "my prod") ==
        "profile: there is no profile my prod in /home/u/.aws/config and "
        "/home/u/.aws/credentials " +
            there + rule);
}

TEST_CASE("a profile that cannot be used says in which line") {
  const auto told = [](std::string text) {
    return last_line(machine_with({}, {{"/home/u/.aws/config", std::move(text)}}));
  };
  CHECK(told("[default\n") ==
        "profile: /home/u/.aws/config: config file, line 1, [default]: the name of a section does "
        "not end in ]");
  CHECK(told("[default]\naws_access_key_id = a b\naws_secret_access_key = " + key + "\n") ==
        "profile: profile default, config file, line 2: aws_access_key_id has a character that is "
        "not allowed, at byte 1 (allowed: visible ASCII without / + = , and without quotes around "
        "it)");
  CHECK(told("[default]\nrole_arn = arn:aws:iam::111122223333:role/r\n") ==
        "profile: profile default, config file, line 2: role_arn needs AWS STS, which is not asked "
        "here; give another profile the line credential_process = aws configure "
        "export-credentials --profile default");
  for (const auto& [property, service] :
       {std::pair<std::string, std::string>{"sso_session", "IAM Identity Center (SSO)"},
        {"sso_role_name", "IAM Identity Center (SSO)"},
        {"web_identity_token_file", "AWS STS"},
        {"login_session", "AWS Sign-In"}}) {
    CHECK(told("[default]\n" + property + " = x\n").find(property + " needs " + service) !=
          std::string::npos);
  }
  CHECK(last_line(machine_with({{"AWS_PROFILE", "p"}},
                               {{"/home/u/.aws/config", "[profile p]\noutput = json\n"}})) ==
        std::string(disabled));
}

TEST_CASE("a key of one file is whole, whatever the other file has of it") {
  for (const std::string other :
       {"aws_session_token = x\n", "aws_access_key_id =\n", "aws_session_token =\nregion = r\n"}) {
    CAPTURE(other);
    auto machine = machine_with(
        {}, {{"/home/u/.aws/config", "[default]\n" + section + "aws_session_token = t\n"},
             {"/home/u/.aws/credentials", "[default]\n" + other}});
    const auto chain = machine.run();
    REQUIRE(chain.found().has_value());
    CHECK(chain.found()->credentials.session_token().expose() == "t");
    CHECK(fakes::told(chain).back() == "profile: profile default, config file, line 2");
  }
}

TEST_CASE("a command is run as it is in the profile") {
  auto machine = machine_with(
      {}, {{"/home/u/.aws/config", "[default]\ncredential_process = \"/a b/c\" --user 'd e'\n"}});
  machine.printed = document;
  const auto chain = machine.run();
  CHECK(machine.asked.back() == "\"/a b/c\" --user 'd e'");
  REQUIRE(chain.found().has_value());
  CHECK(chain.found()->expiration == timestamp(4'071'006'245, 0));
  CHECK(fakes::told(chain).back() == "process: profile default, config file, line 2");
  machine.printed = "{}";
  CHECK(last_line(machine) == "process: profile default, config file, line 2: /Version is missing");
  machine.printed.clear();
  CHECK(last_line(machine) ==
        "process: profile default, config file, line 2: exited with status 1");
}

TEST_CASE("a container is asked at the place of the variable, with its token") {
  std::vector<send_request> sent;
  auto machine = machine_with({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/x"},
                               {"AWS_CONTAINER_CREDENTIALS_FULL_URI", "https://example.com/"},
                               {"AWS_CONTAINER_AUTHORIZATION_TOKEN", "Basic x"}});
  machine.answer = [&](const send_request& need) {
    sent.push_back(need);
    return answered(document);
  };
  auto chain = machine.run();
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].endpoint.origin() == "http://169.254.170.2");
  CHECK(sent[0].request.target == "/v2/credentials/x");
  CHECK(sent[0].request.fields.find("authorization") == "Basic x");
  CHECK(sent[0].timeout == std::chrono::seconds(2));
  CHECK(chain.found().has_value());
  CHECK(fakes::told(chain).back() == "container: http://169.254.170.2");

  machine.environment.erase("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
  machine.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = "/t";
  machine.files["/t"] = "from the file";
  chain = machine.run();
  REQUIRE(sent.size() == 2);
  CHECK(sent[1].endpoint.origin() == "https://example.com");
  CHECK(sent[1].request.fields.find("authorization") == "from the file");

  machine.files["/t"] = "two\nlines";
  CHECK(last_line(machine) ==
        "container: AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE has a character that is not allowed, at "
        "byte 3 (allowed: text without control characters)");
  machine.files.clear();
  CHECK(last_line(machine) ==
        "container: AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE, /t: No such file or directory");
  machine.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://example.com/";
  CHECK(last_line(machine).find("AWS_CONTAINER_CREDENTIALS_FULL_URI is not of the required form") !=
        std::string::npos);
  CHECK(sent.size() == 2);
}

TEST_CASE("a container that gives none is told, but not its path, which may be a password") {
  auto machine =
      machine_with({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:8/p4ssw0rd"}});
  CHECK(last_line(machine) == "container: http://127.0.0.1:8: Connection refused");
  machine.answer = [](const send_request&) {
    return answered(R"({"code": "AccessDenied", "message": "no\u001b[31m"})", 403);
  };
  CHECK(last_line(machine) ==
        "container: http://127.0.0.1:8: the answer has the status 403: AccessDenied: no\\x1b[31m");
}

TEST_CASE("a token that an answer quotes is not told") {
  for (const std::string& token :
       {std::string("t0ken"), std::string("*"), std::string("***"), std::string("a\\b"),
        std::string(900, 'x') + "y", std::string("status")}) {
    CAPTURE(token);
    auto machine = machine_with({{"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:8/"},
                                 {"AWS_CONTAINER_AUTHORIZATION_TOKEN", token}});
    std::string quoted = token == "a\\b" ? "a\\\\b" : token.substr(token.size() > 12 ? 3 : 0);
    machine.answer = [&](const send_request&) {
      return answered(R"({"code": "Denied", "message": "')" + quoted + R"(' is not known"})", 403);
    };
    CHECK(last_line(machine) ==
          "container: http://127.0.0.1:8: the answer has the status 403: Denied: ***");
  }
  auto machine = machine_with({{"AWS_EC2_METADATA_DISABLED", ""}});
  machine.answer = [](const send_request& need) {
    if (need.request.method == http::method::put) return answered("t0ken");
    return answered(R"({"code": "t0ken", "message": "no"})", 401);
  };
  CHECK(last_line(machine).ends_with("the answer has the status 401: ***: no"));
}

TEST_CASE("an instance is asked for a token, its role and the credentials of that") {
  std::vector<send_request> sent;
  auto machine = machine_with({{"AWS_EC2_METADATA_DISABLED", "false"}});
  machine.answer = [&](const send_request& need) {
    sent.push_back(need);
    return as_instance(need);
  };
  const auto chain = machine.run();
  REQUIRE(sent.size() == 3);
  CHECK(sent[0].request.method == http::method::put);
  CHECK(sent[1].request.fields.find("x-aws-ec2-metadata-token") == "token");
  CHECK(sent[2].request.target == "/latest/meta-data/iam/security-credentials/my-role");
  for (const auto& each : sent) {
    CHECK(each.endpoint.origin() == "http://169.254.169.254");
    CHECK(each.timeout == std::chrono::seconds(1));
  }
  CHECK(chain.found().has_value());
  CHECK(fakes::told(chain).back() ==
        "instance: http://169.254.169.254/latest/meta-data/iam/security-credentials/my-role");
}

TEST_CASE("the metadata service is where the variables say") {
  const auto origin = [](std::map<std::string, std::string> environment) {
    environment["AWS_EC2_METADATA_DISABLED"] = "";
    auto machine = machine_with(std::move(environment));
    std::string found;
    machine.answer = [&](const send_request& need) {
      found = need.endpoint.origin() + need.request.target;
      return answered("", 404);
    };
    const auto line = last_line(machine);
    return found.empty() ? line : found;
  };
  const std::string endpoint = "AWS_EC2_METADATA_SERVICE_ENDPOINT";
  const std::string mode = endpoint + "_MODE";
  CHECK(origin({{mode, "ipv6"}}) == "http://[fd00:ec2::254]/latest/api/token");
  CHECK(origin({{mode, "IPv4"}}) == "http://169.254.169.254/latest/api/token");
  CHECK(origin({{mode, "IPv6"}, {endpoint, "http://127.0.0.1:7/x/"}}) ==
        "http://127.0.0.1:7/x/latest/api/token");
  CHECK(origin({{mode, "5"}}) == "instance: " + mode + " is neither IPv4 nor IPv6");
  CHECK(origin({{endpoint, "ftp://x"}}).find("instance: " + endpoint + " is not of the required") ==
        0);
}

TEST_CASE("an instance that gives none is told with the request that failed") {
  const auto told = [](int failing, http::response answer) {
    auto machine = machine_with({{"AWS_EC2_METADATA_DISABLED", ""}});
    int number = 0;
    machine.answer = [&](const send_request& need) {
      return number++ == failing ? answer : as_instance(need);
    };
    const auto chain = machine.run();
    return std::pair(chain.places().back().error, fakes::told(chain).back());
  };
  const std::string url = "instance: http://169.254.169.254/latest/";
  const std::string roles = url + "meta-data/iam/security-credentials/";
  CHECK(told(0, answered("", 0)) ==
        std::pair(std::optional(place_error::no_answer), url + "api/token: Connection refused"));
  CHECK(told(0, answered("", 403)) == std::pair(std::optional(place_error::bad_answer),
                                                url + "api/token: the answer has the status 403"));
  CHECK(told(1, answered("", 404)) ==
        std::pair(std::optional(place_error::absent), roles + ": the instance has no role"));
  CHECK(told(1, answered("../x")).first == place_error::bad_answer);
  CHECK(told(2, answered("{}")) == std::pair(std::optional(place_error::bad_answer),
                                             roles + "my-role: /AccessKeyId is missing"));
}

TEST_CASE("only the outcome that is needed counts") {
  auto machine = machine_with({{"AWS_EC2_METADATA_DISABLED", ""}});
  machine.answer = as_instance;
  chain walked(machine.variables());
  std::vector<std::uint64_t> past{0};
  while (const auto* need = walked.need()) {
    const auto copy = *need;
    for (const std::uint64_t ticket : past) {
      CHECK(!walked.take(ticket, "[default]\n" + section));
      CHECK(!walked.take(ticket, answered(document)));
      CHECK(!walked.fail(ticket, "late"));
    }
    if (std::holds_alternative<send_request>(copy.what)) {
      CHECK(!walked.take(copy.ticket, document));
    } else {
      CHECK(!walked.take(copy.ticket, answered(document)));
    }
    REQUIRE(walked.need() != nullptr);
    CHECK(walked.need()->ticket == copy.ticket);
    past.push_back(copy.ticket);
    machine.meet(walked, copy);
  }
  CHECK(walked.found().has_value());
  CHECK(!walked.fail(past.back(), "late"));
  CHECK(fakes::told(walked) == fakes::told(machine.run()));
}

TEST_CASE("an outcome may be a part of the need itself") {
  auto machine = machine_with({{"AWS_CONFIG_FILE", "x"}});
  chain one(machine.variables());
  REQUIRE(one.take(one.need()->ticket, std::get<read_file>(one.need()->what).path));
  CHECK(fakes::told(one).back() ==
        "profile: x: config file, line 1: a property stands before the first section");
  chain other(machine.variables());
  REQUIRE(other.fail(other.need()->ticket, std::get<read_file>(other.need()->what).path));
  CHECK(other.need() != nullptr);
}

TEST_CASE("a chain that is copied goes its own way") {
  auto machine = machine_with({}, {{"/home/u/.aws/credentials", "[default]\n" + section}});
  chain one(machine.variables());
  chain other = one;
  REQUIRE(one.take(one.need()->ticket, ""));
  REQUIRE(other.fail(other.need()->ticket, "no"));
  REQUIRE(one.take(one.need()->ticket, "[default]\n" + section));
  CHECK(one.found().has_value());
  CHECK(one.need() == nullptr);
  REQUIRE(other.need() != nullptr);
  CHECK(!other.found());
}

TEST_CASE("whatever part of a text there is, credentials are whole or there are none") {
  const auto whole = [](const chain& walked) {
    if (!walked.found()) return;
    CHECK(walked.found()->credentials.access_key_id() == id);
    CHECK(walked.found()->credentials.secret_access_key().expose() == key);
  };
  // The end of a key cannot be told from the end of a file, so its line is the last part.
  const std::string file =
      "[default]\naws_secret_access_key = " + key + "\naws_access_key_id = " + id + "\n[other]\n";
  for (std::size_t size = 0; size <= file.size(); ++size) {
    if (size >= file.find(key) && size < file.find(id) + id.size()) continue;
    whole(machine_with({}, {{"/home/u/.aws/credentials", file.substr(0, size)}}).run());
  }
  for (std::size_t size = 0; size <= document.size(); ++size) {
    auto machine = machine_with({{"AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/"}});
    machine.answer = [&](const send_request&) { return answered(document.substr(0, size)); };
    const auto walked = machine.run();
    CHECK(walked.found().has_value() == (size == document.size()));
    whole(walked);
    auto by_process =
        machine_with({}, {{"/home/u/.aws/config", "[default]\ncredential_process = c\n"}});
    by_process.printed = document.substr(0, size);
    const auto processed = by_process.run();
    CHECK(processed.found().has_value() == (size == document.size()));
  }
}

TEST_CASE("the variables of a chain are all that it looks at") {
  auto machine = machine_with({{"AWS_PROFILE", "p"},
                               {"AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:8/"},
                               {"SHELL", "/bin/sh"}},
                              {{"/home/u/.aws/config", "[profile p]\nregion = r\n"}});
  by_name<secret> known;
  for (const auto name : chain_variables) {
    const auto found = machine.environment.find(std::string(name));
    if (found != machine.environment.end()) known.emplace(name, secret(found->second));
  }
  CHECK(known.size() == machine.environment.size() - 1);
  chain by_known(known);
  while (const auto* need = by_known.need()) {
    const auto copy = *need;
    machine.meet(by_known, copy);
  }
  CHECK(fakes::told(by_known) == fakes::told(machine.run()));
}

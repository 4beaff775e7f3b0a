// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// An operation of no real service, with two modelled errors, for tests of the generic layer.
#pragma once

#include <sansaws/rest_json1/operation.hpp>

#include <array>
#include <boost/describe/class.hpp>
#include <boost/system/error_category.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace weather {

enum class errc { no_such_city = 1, too_many_requests, unmodelled };

class category_type final : public boost::system::error_category {
 public:
  const char* name() const noexcept override { return "weather"; }
  std::string message(int) const override { return "weather error"; }
};
inline const category_type category;
inline boost::system::error_code make_error_code(errc code) noexcept {
  return {static_cast<int>(code), category};
}

struct label {
  std::string_view text() const noexcept { return "Berlin"; }
};
struct forecast_input {
  label city;
};
BOOST_DESCRIBE_STRUCT(forecast_input, (), (city))

struct forecast {
  std::string city;
  std::optional<std::string> sky;
  friend bool operator==(const forecast&, const forecast&) = default;
};
BOOST_DESCRIBE_STRUCT(forecast, (), (city, sky))

}  // namespace weather

template <>
inline constexpr std::array<std::string_view, 1> sansaws::wire_names<weather::forecast_input>{
    "city"};
template <>
inline constexpr std::array<std::string_view, 2> sansaws::wire_names<weather::forecast>{"city",
                                                                                        "sky"};

namespace weather {

struct get_forecast {
  using input = forecast_input;
  using output = forecast;
  static constexpr std::string_view name = "GetForecast";
  static constexpr sansaws::rest_json1::service_names service{sansaws::aws::service_name("weather"),
                                                              "weather"};
  static constexpr auto method = sansaws::http::method::get;
  static constexpr sansaws::rest_json1::uri_template<input> path = "/forecast/{city}";
  static boost::system::error_code error_from_code(std::string_view code) noexcept {
    if (code == "NoSuchCityException") return make_error_code(errc::no_such_city);
    if (code == "TooManyRequestsException") return make_error_code(errc::too_many_requests);
    return make_error_code(errc::unmodelled);
  }
};

}  // namespace weather

// Copyright 2026 The sansaws authors
// Distributed under the Boost Software License, Version 1.0. (See LICENSE.)
//
// Which table is asked about, and where: what the programs share that speak of one table.
#pragma once

#include "command_line.hpp"
#include "found_credentials.hpp"
#include "place.hpp"
#include "signing_place.hpp"

#include <sansaws/s3tables.hpp>

#include <string>
#include <utility>

namespace examples {

using call = sansaws::s3tables::get_table_maintenance_job_status;

struct question : signing_place {
  call::input input;
};

/// The options that say which table is asked about, and where.
struct table_options {
  CLI::Option *table_bucket_arn, *table_namespace, *name;
  CLI::Option* profile;
  place_options place;

  explicit table_options(CLI::App& app)
      : table_bucket_arn(app.add_option("--table-bucket-arn", "The bucket that holds the table.")),
        table_namespace(app.add_option("--namespace", "The namespace that holds the table.")),
        name(app.add_option("--name", "The table.")),
        profile(add_profile(app)),
        place(app) {
    table_bucket_arn->required()->type_name("ARN");
    table_namespace->required()->type_name("NAMESPACE");
    name->required()->type_name("TABLE");
  }
};

/// What the options and the environment ask, or the end of the program.
inline question question_of(const table_options& options, const credential_finder& finder) {
  using namespace sansaws::s3tables;
  call::input input{identifier_of<table_bucket_arn>(options.table_bucket_arn, options.place),
                    identifier_of<namespace_name>(options.table_namespace, options.place),
                    identifier_of<table_name>(options.name, options.place)};
  auto where =
      signing_place_of(options.place, std::string(input.table_bucket_arn.region()), finder);
  return {std::move(where), std::move(input)};
}

}  // namespace examples

// swift-tools-version: 6.1

import PackageDescription

// `make bench` writes the logs and runs this. The traits of the benchmark package count allocations, which needs libraries of its own.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "bizlog", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "LogBenchmarks",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "LogChecks", package: "bizlog"),
                .product(name: "LogModel", package: "bizlog"),
                .product(name: "MarkdownAST", package: "bizlog"),
            ],
            path: "LogBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        )
    ]
)

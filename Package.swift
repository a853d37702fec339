// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A program of Fixtures/ExamplePackage, which shows how to use the libraries, built with the rest so that tests can run it.
func example(_ name: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: [
            "LogModel", "LogChecks", "LogStore", .product(name: "SystemPackage", package: "swift-system"),
        ],
        path: "Fixtures/ExamplePackage/Sources/\(name)",
        swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
    )
}

/// The commit that a release names, from the script that builds it. Any other build names none, as it may be made of anything.
let commit = Context.environment["BIZLOG_COMMIT"].map { $0.filter { $0.isHexDigit || $0 == "+" } }

let package = Package(
    name: "bizlog",
    products: [
        .library(name: "MarkdownAST", targets: ["MarkdownAST"]),
        .library(name: "LogModel", targets: ["LogModel"]),
        .library(name: "LogChecks", targets: ["LogChecks"]),
        .library(name: "LogStore", targets: ["LogStore"]),
        .library(name: "LogReporting", targets: ["LogReporting"]),
        .executable(name: "bizlog", targets: ["bizlog"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CMarkBridge",
            pkgConfig: "libcmark-gfm",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])
            ]
        ),
        .systemLibrary(name: "SystemBridge"),
        .target(
            name: "BuildStamp",
            cSettings: commit.map { [.define("BIZLOG_COMMIT", to: "\"\($0)\"")] } ?? []
        ),
        .target(name: "ByteText", swiftSettings: settings),
        .target(name: "SecretScan", dependencies: ["ByteText"], swiftSettings: settings),
        .target(name: "MarkdownAST", dependencies: ["CMarkBridge", "ByteText"], swiftSettings: settings),
        .target(name: "MarkdownFormat", dependencies: ["MarkdownAST", "ByteText"], swiftSettings: settings),
        .target(name: "TextRepair", dependencies: ["MarkdownAST", "ByteText"], swiftSettings: settings),
        .target(
            name: "LogModel",
            dependencies: ["MarkdownFormat", "MarkdownAST", "TextRepair", "SecretScan", "ByteText"],
            swiftSettings: settings
        ),
        .target(
            name: "LogChecks",
            dependencies: [
                "LogModel", "MarkdownFormat", "MarkdownAST", "TextRepair", "SecretScan", "ByteText",
            ],
            swiftSettings: settings
        ),
        .target(
            name: "LogStore",
            dependencies: [
                "LogChecks", "LogModel", "SystemBridge",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "LogReporting",
            dependencies: ["LogStore", "LogChecks", "LogModel", "MarkdownAST", "SecretScan", "ByteText"],
            swiftSettings: settings
        ),
        .target(
            name: "LogGit",
            dependencies: [
                "LogStore", "LogChecks", "LogModel", "MarkdownAST", "ByteText", "SystemBridge",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "bizlog",
            dependencies: [
                "LogGit",
                "LogReporting",
                "LogStore",
                "LogChecks",
                "LogModel",
                "MarkdownAST",
                "ByteText",
                "BuildStamp",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        example("LogReport"),
        example("CriticalFailures"),
        example("RecordFailure"),
        example("EditFailure"),
        .target(
            name: "TestSupport",
            dependencies: ["LogModel", "MarkdownFormat", "MarkdownAST"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        .testTarget(
            name: "MarkdownASTTests",
            dependencies: ["MarkdownAST", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "MarkdownFormatTests",
            dependencies: ["MarkdownFormat", "MarkdownAST", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LogModelTests",
            dependencies: [
                "LogChecks", "LogModel", "MarkdownFormat", "MarkdownAST", "SecretScan", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LogStoreTests",
            dependencies: [
                "LogStore", "LogModel", "TestSupport",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LogReportingTests",
            dependencies: [
                "LogReporting", "LogStore", "LogChecks", "LogModel", "MarkdownAST", "TestSupport",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "LogGitTests",
            dependencies: [
                "LogGit", "bizlog", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "CommandTests",
            dependencies: ["bizlog", "ByteText", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["MarkdownFormat", "MarkdownAST", "LogModel", "TestSupport"],
            swiftSettings: settings
        ),
    ]
)

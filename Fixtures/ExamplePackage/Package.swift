// swift-tools-version: 6.2

import PackageDescription

// Reading.swift, Editing.swift and Checking.swift are the code of the articles in Sources/LogModel/LogModel.docc. A test holds them equal.
let package = Package(
    name: "ExamplePackage",
    dependencies: [.package(name: "bizlog", path: "../..")],
    targets: [
        .executableTarget(
            name: "LogReport",
            dependencies: [.product(name: "LogModel", package: "bizlog")],
            swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)]
        ),
        .executableTarget(
            name: "RecordFailure",
            dependencies: [.product(name: "LogStore", package: "bizlog")],
            swiftSettings: [
                .swiftLanguageMode(.v6), .treatAllWarnings(as: .error),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
        ),
    ]
)

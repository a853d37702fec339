// swift-tools-version: 6.2

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6), .treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility"),
]
let libraries: [Target.Dependency] = [
    .product(name: "LogModel", package: "bizlog"), .product(name: "LogChecks", package: "bizlog"),
    .product(name: "LogStore", package: "bizlog"),
]

// LogReport's Reading.swift, Editing.swift and Checking.swift are the code of the articles in Sources/LogModel/LogModel.docc and
// Sources/LogChecks/LogChecks.docc. A test holds them equal. The other programs have no more than twenty lines each. The tests of bizlog build and run all of them.
let package = Package(
    name: "ExamplePackage",
    dependencies: [.package(name: "bizlog", path: "../..")],
    targets: [
        .executableTarget(name: "LogReport", dependencies: libraries, swiftSettings: settings),
        .executableTarget(name: "CriticalFailures", dependencies: libraries, swiftSettings: settings),
        .executableTarget(name: "RecordFailure", dependencies: libraries, swiftSettings: settings),
        .executableTarget(name: "EditFailure", dependencies: libraries, swiftSettings: settings),
    ]
)

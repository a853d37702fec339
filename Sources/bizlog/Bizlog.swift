internal import ArgumentParser

@main
struct Bizlog: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Keeps failure logs true.")
}

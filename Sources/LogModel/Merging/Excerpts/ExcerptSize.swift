/// What a merge leaves out of the files that it compares.
package struct ExcerptSize: Sendable {
    /// The shortest run of entries that is left out, in bytes; 0 for any.
    package var leastRun = 4096
    /// How many entries stay before and behind each run, at least 1: those beside which others are put.
    package var margin = 2

    package init() {}
}

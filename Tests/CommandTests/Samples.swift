import Foundation
import TestSupport

/// Texts that the command tests share.
enum Samples {
    /// Markdown that is no log, and its canonical form.
    static let messy = "# Title  \n\n* one\n* two\n"
    static let canonical = "# Title\n\n- one\n- two\n"

    /// What `fmt --diff` says about ``messy``.
    static let messyDiff = "@@ -1,4 +1,4 @@\n-# Title  \n+# Title\n \n-* one\n-* two\n+- one\n+- two\n"

    /// The reference log.
    static func log() throws -> String {
        String(decoding: try Fixtures.bytes("seed/FAILURE_LOG.md"), as: UTF8.self)
    }

    /// The reference log with another bullet in one of its lists.
    static func messyLog() throws -> String {
        try log().replacingOccurrences(of: "\n- F-0", with: "\n* F-0")
    }

    /// A rules file.
    static let rules = """
        # BizOS — Preventive Rules

        *Rules generated from failures.*

        **Last Updated:** 2026-02-11
        **Total Rules:** 1

        ---

        ## System Rules (R-BIZ-SYS)

        ### [R-BIZ-SYS-002] Ground reference files in verified facts
        **Severity:** 🔴 Critical
        **Added:** 2026-02-11
        **Origin:** Failure (F-BIZ-001)

        **Rule:** Re-read the verified matrix before writing a reference file.

        """
}

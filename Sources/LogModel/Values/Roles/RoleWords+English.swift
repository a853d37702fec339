extension RoleWords {
    /// The labels that bizlog itself writes in a log.
    static let ownOfFailures: Words = [
        .date: ["Date"],
        .severity: ["Severity"],
        .status: ["Status"],
        .layer: ["Layer"],
        .entity: ["Entity"],
        .category: ["Category"],
        .whatBroke: ["What Broke"],
        .cause: ["Root Cause"],
        .whyNotCaught: ["Why We Didn't Catch It"],
        .rule: ["Preventive Rule Added"],
        .lesson: ["Lessons"],
        .origin: ["Origin"],
        .crossSystem: ["Cross-System"],
        .lastUpdated: ["Last Updated"],
        .total: [failureTotal, ruleTotal],
    ]

    /// The labels that bizlog itself writes in a rules file, where they mean what they do not mean in a log.
    static let ownOfRules: Words = [
        .date: ["Added"],
        .ruleText: ["Rule"],
        .why: ["Why"],
    ]

    static let english: Words = [
        .date: [
            "Date of Failure", "Incident Date", "Date of Incident", "Occurred", "Occurred On", "Happened",
            "Happened On", "Day", "When", "Logged", "Date Logged", "Reported", "Detected", "Discovered",
        ],
        .severity: ["Severity Level", "Sev", "Criticality", "Priority"],
        .status: ["Status", "State", "Resolution Status"],
        .layer: ["System Layer"],
        .entity: [
            "Affected Entity", "System", "Service", "Component", "Affected System", "Affected Service",
        ],
        .category: ["Categories", "Failure Type", "Failure Category", "Error Class"],
        .owner: ["Owner", "Assignee", "Assigned To", "Responsible", "Author", "Reported By"],
        .whatBroke: [
            "What Happened", "What Failed", "What Went Wrong", "Symptom", "Symptoms", "Problem", "Issue",
            "Failure", "Mistake", "Error", "Summary", "Description", "Incident",
        ],
        .cause: ["Cause", "Root Causes", "Root Cause Analysis", "Why It Happened", "Why It Broke", "Reason"],
        .whyNotCaught: [
            "Why It Wasn't Caught", "Why Not Caught", "Why We Missed It", "Detection Gap", "How It Escaped",
        ],
        .fix: [
            "Fix", "Fix Applied", "Resolution", "Solution", "Remedy", "Correction", "What We Did",
            "Corrective Action", "Action Taken", "Workaround",
        ],
        .rule: ["Preventive Rule", "Preventive Rules", "Rule Added", "Rules Added", "Prevention Rule"],
        .lesson: [
            "Lesson", "Lesson Learned", "Lessons Learned", "Learning", "Learnings", "Takeaway", "Takeaways",
            "Key Takeaways",
        ],
        .origin: ["Source"],
        .related: ["Related", "See Also", "References", "Links", "Related Failures", "Related Entries"],
    ]
}

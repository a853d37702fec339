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
        .enforcement: ["Enforced by"],
        .crossSystem: ["Cross-System"],
        .lastUpdated: ["Last Updated"],
        .total: [failureTotal, ruleTotal],
    ]

    /// The labels that bizlog itself writes in a rules file, where they mean what they do not mean in a log.
    static let ownOfRules: Words = [
        .date: ["Added"],
        .ruleText: ["Rule"],
        .why: ["Why"],
        .enforcement: ["Enforced by"],
    ]

    static let english: Words = [
        .date: [
            "Date of Failure", "Incident Date", "Date of Incident", "Occurred", "Occurred On", "Happened",
            "Happened On", "Day", "When", "Date Opened", "Date Found", "Date Discovered", "Date Detected",
            "Date Observed", "Date Occurred", "Date and Time", "Date/Time", "First Seen", "First Observed",
            "First Occurrence", "Seen", "Noticed", "Observed On", "Timestamp", "Opened", "Opened On",
            "Started", "Started At",
            "Start Time", "Incident Start", "Time", "Datetime", "Logged", "Logged On", "Date Logged",
            "Reported", "Reported On", "Date Reported", "Detected", "Detected On", "Detected At",
            "Discovered", "Discovered On", "Found On", "Recorded", "Date Recorded", "Date Added", "Created",
            "Created On", "Created At", "Date Created",
        ],
        .severity: [
            "Severity Level", "Sev", "Sev Level", "Criticality", "Priority", "Prio", "Priority Level",
            "Impact Level", "Risk Level", "Urgency", "Severity/Priority", "Incident Severity", "Bug Severity",
            "Seriousness",
        ],
        .status: [
            "Status", "State", "Resolution Status", "Current Status", "Current State", "Fix Status",
            "Incident Status", "Issue Status", "Bug Status", "Resolved",
        ],
        .layer: ["System Layer"],
        .entity: [
            "Affected Entity", "System", "Service", "Component", "Affected System", "Affected Service",
            "Affected Component", "Affected Components", "Affected Systems", "Affected Services",
            "Services Affected", "Systems Affected", "Components", "Module", "Subsystem", "Area",
            "Affected Area", "Project",
        ],
        .category: [
            "Categories", "Failure Type", "Failure Category", "Error Class", "Error Type", "Error Category",
            "Bug Type", "Bug Class", "Incident Type", "Issue Type", "Failure Class", "Type", "Classification",
        ],
        .owner: [
            "Owner", "Owners", "Assignee", "Assigned To", "Assigned", "Responsible", "Author", "Authors",
            "Reported By", "Reporter", "Responsible Team", "DRI",
        ],
        .whatBroke: [
            "What Happened", "What Failed", "What Went Wrong", "What We Saw", "What We Observed",
            "What Was Observed", "Symptom", "Symptoms", "Problem", "Problems", "Problem Statement",
            "Problem Description", "Issue", "Issue Description", "Failure", "Failure Mode", "Mistake",
            "Mistakes", "Bug", "Error", "Error Message", "Incident", "Incident Summary",
            "Incident Description", "Observed", "Observed Behavior", "Observed Behaviour", "Actual Behavior",
            "Actual Behaviour", "Observation", "Pitfall", "Gotcha", "Summary", "Description", "Impact",
            "User Impact", "Customer Impact", "Effect", "Consequence", "Consequences", "Trigger", "Context",
            "Situation", "Background", "Overview", "Details", "What",
        ],
        .cause: [
            "Cause", "Causes", "Root Causes", "Root Cause Analysis", "RCA", "Underlying Cause",
            "Primary Cause", "Technical Cause", "Real Cause", "Actual Cause", "Likely Cause",
            "Probable Cause", "Suspected Cause", "Proximate Cause", "Why It Happened", "Why It Broke",
            "Why It Failed", "Why This Happened", "Why Did It Happen", "Why Did This Happen",
            "Why It Didn't Work", "Why It Went Wrong", "Reason", "Diagnosis", "Mechanism", "Five Whys",
            "5 Whys", "Contributing Factors", "Contributing Factor", "Contributing Causes", "Explanation",
            "Analysis",
        ],
        .whyNotCaught: [
            "Why It Wasn't Caught", "Why It Was Not Caught", "Why Wasn't It Caught", "Why Was It Not Caught",
            "Why Not Caught", "Why Didn't We Catch It", "Why Did We Not Catch It", "Why We Missed It",
            "Why It Was Missed", "Why Tests Missed It", "Why Tests Didn't Catch It",
            "Why the Tests Didn't Catch It", "Why It Slipped Through", "Why Undetected", "How It Was Missed",
            "How It Escaped", "Detection Gap", "Test Gap",
        ],
        .fix: [
            "Fix", "Fixes", "The Fix", "Fix Applied", "Applied Fix", "Resolution", "Solution", "Solutions",
            "Solution Applied", "Remedy", "Remediation", "Correction", "Corrections", "Repair", "Patch",
            "What We Did", "What Was Done", "What Fixed It", "How We Fixed It", "How It Was Fixed",
            "How to Fix", "Corrective Action", "Corrective Actions", "Action Taken", "Actions Taken",
            "Immediate Fix", "Permanent Fix", "Temporary Fix", "Mitigation", "Mitigations", "Recovery",
            "Resolution Steps", "Suggested Fix", "Proposed Fix", "Suggested Action", "Workaround",
            "Workarounds", "Correct Approach", "Action", "Actions", "Action Items",
        ],
        .rule: [
            "Preventive Rule", "Preventive Rules", "Prevention Rule", "Prevention Rules", "Rule Added",
            "Rules Added", "New Rule", "New Rules", "The Rule", "Prevention", "Preventive Measure",
            "Preventive Measures", "Preventative Measures", "Preventive Action", "Preventive Actions",
            "Prevention Measures", "Prevention Strategy", "Prevent Recurrence", "Preventing Recurrence",
            "Recurrence Prevention", "How to Prevent", "How to Prevent It", "How to Avoid", "How to Avoid It",
            "Guard", "Guards", "Guardrail", "Guardrails", "Safeguard", "Safeguards", "Countermeasure",
            "Countermeasures", "Rule Going Forward", "Rule for Next Time", "Next Time", "Going Forward",
        ],
        .lesson: [
            "Lesson", "The Lesson", "Lesson Learned", "Lessons Learned", "Key Lesson", "Key Lessons",
            "Learning", "Learnings", "Key Learning", "Key Learnings", "Learned", "What We Learned",
            "What I Learned", "What Was Learned", "Takeaway", "Takeaways", "Key Takeaway", "Key Takeaways",
            "Insight", "Insights", "Key Insight", "Moral",
        ],
        .origin: ["Source"],
        .enforcement: [
            "Enforcement", "Enforced", "Enforced With", "Enforced Through", "Checked By", "Verified By",
            "Guarded By", "Tested By", "Automated By", "Enforcing Test", "Automated Check", "Automation",
        ],
        .related: [
            "Related", "Related To", "See Also", "Reference", "References", "Refs", "Links",
            "Related Failures", "Related Entries", "Related Incidents", "Related Issues", "Related Issue",
            "Related Files", "Related Links", "Related PRs", "Related Commits", "Cross-Reference",
            "Cross-References",
        ],
    ]
}

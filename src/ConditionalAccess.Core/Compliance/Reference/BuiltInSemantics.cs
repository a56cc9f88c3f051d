namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 3.6, 13 step 8: the three checks that every evaluated device must pass, without grace.</summary>
internal static class BuiltInSemantics
{
    public const string PolicyAssigned = "DefaultDeviceCompliancePolicy.RequireDeviceCompliancePolicyAssigned";
    public const string RemainContact = "DefaultDeviceCompliancePolicy.RequireRemainContact";
    public const string UserExistence = "DefaultDeviceCompliancePolicy.RequireUserExistence";

    public static IReadOnlyList<SettingCompliance> Checks(ReferenceRun run, IReadOnlyList<PolicyPair> pairs) => [Assigned(run, pairs), Active(run, pairs), UserExists(run.Facts)];

    /// <summary>True for a policy that is assigned, for this platform, and has a setting that is applicable; without a report, any setting.</summary>
    public static bool HasApplicableSetting(PolicyPair pair)
        => !pair.IsRemoved && !pair.IsPlatformUnknown && pair.Rows.Any(r => r.State != ComplianceStatus.NotApplicable);

    /// <summary>Has a compliance policy assigned.</summary>
    private static SettingCompliance Assigned(ReferenceRun run, IReadOnlyList<PolicyPair> pairs)
    {
        bool isCovered = pairs.Any(HasApplicableSetting);
        bool isRequired = run.Configuration.Settings.SecureByDefault || (run.Options.InapplicablePolicyIsNonCompliant && pairs.Any(p => !p.IsRemoved));
        return Row(PolicyAssigned, State(isCovered || !isRequired));
    }

    /// <summary>Is active: the device, and every applicable policy that has a report.</summary>
    private static SettingCompliance Active(ReferenceRun run, IReadOnlyList<PolicyPair> pairs)
    {
        List<DateTimeOffset?> contacts = [run.Facts.LastSyncDateTime, .. CountedReports(pairs).Select(r => r.LastReportedDateTime)];
        ComplianceEvidence evidence = new("lastSyncDateTime", ReferenceText.Instant(run.Facts.LastSyncDateTime), run.Facts.LastSyncDateTime);
        if (contacts.Any(c => c is { } known && run.HasPassed(known.Plus(run.Validity)))) return Row(RemainContact, ComplianceStatus.NonCompliant, evidence);
        return contacts.Contains(null)
            ? Row(RemainContact, ComplianceStatus.Error, evidence) with { Reason = ComplianceReasons.FactMissing + "policyReports" }
            : Row(RemainContact, ComplianceStatus.Compliant, evidence);
    }

    /// <summary>The reports that count for contact: those of applicable policies.</summary>
    public static IEnumerable<PolicyReport> CountedReports(IReadOnlyList<PolicyPair> pairs) => pairs.Where(p => p.IsApplicable).Select(p => p.Report).OfType<PolicyReport>();

    /// <summary>Enrolled user exists, with a licence.</summary>
    private static SettingCompliance UserExists(DeviceFacts facts)
    {
        ValueArray<ComplianceEvidence> evidence =
        [
            new("user.exists", ReferenceText.Flag(facts.User.Exists), facts.LastSyncDateTime),
            new("user.isIntuneLicensed", ReferenceText.Flag(facts.User.IsIntuneLicensed), facts.LastSyncDateTime),
        ];
        if (facts.UserId.IsNone) return Row(UserExistence, ComplianceStatus.Compliant);
        if (!facts.UserId.IsKnown) return Missing("userId");
        if (facts.User.Exists == false || facts.User.IsIntuneLicensed == false) return Row(UserExistence, ComplianceStatus.NonCompliant) with { Sources = evidence };
        if (facts.User.Exists is null) return Missing("user.exists");
        return facts.User.IsIntuneLicensed is null ? Missing("user.isIntuneLicensed") : Row(UserExistence, ComplianceStatus.Compliant) with { Sources = evidence };

        SettingCompliance Missing(string fact) => Row(UserExistence, ComplianceStatus.Error) with { Reason = ComplianceReasons.FactMissing + fact, Sources = evidence };
    }

    private static ComplianceStatus State(bool passes) => passes ? ComplianceStatus.Compliant : ComplianceStatus.NonCompliant;

    private static SettingCompliance Row(string id, ComplianceStatus state, params ReadOnlySpan<ComplianceEvidence> sources)
        => new() { Setting = id, Kind = ComplianceSettingKind.BuiltIn, State = state, Sources = ValueArray.Create(sources) };
}

namespace ConditionalAccess.Compliance.Reference;

/// <summary>Spec 3.4, 7.2, 12.11: what was odd, each once, in the order of policies and settings.</summary>
internal static class NoteSemantics
{
    public static ValueArray<ComplianceNote> Notes(ReferenceRun run, DeviceOutcome outcome)
    {
        if (run.Record is { } record && record.EvaluatedAt > run.Now)
        {
            run.Note(ComplianceReasons.RecordFromTheFuture, default, null, "The record of the device is later than this evaluation; it is used as it is.");
        }

        foreach (IGrouping<GraphId, PolicyPair> policy in outcome.Pairs.GroupBy(p => p.PolicyId))
        {
            if (!policy.All(p => p.IsDeviceGroupOnly)) continue;
            foreach (SettingCompliance row in policy.SelectMany(p => p.Rows).Where(r => r.Kind == ComplianceSettingKind.Incident))
            {
                run.Note(ComplianceReasons.ThreatRuleForDeviceGroup, policy.Key, row.Setting,
                    "A rule for the threat level reaches the device through a device group only, which Intune does not support; it is evaluated all the same.");
            }
        }

        List<ComplianceNote> notes = [.. run.Notes.Distinct()];
        notes.Sort(ReferenceOrder.Compare);
        return ValueArray.From(notes);
    }
}

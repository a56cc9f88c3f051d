using ConditionalAccess.Compliance;

namespace ConditionalAccess.Properties;

/// <summary>What the laws look at.</summary>
/// <param name="Access">Whether the device has access.</param>
/// <param name="Reported">The reported state.</param>
/// <param name="Held">The held state; null when none is.</param>
/// <param name="Next">The next transition; null when there is none.</param>
/// <param name="DueActions">How many actions are due.</param>
/// <param name="Details">Everything that was decided besides the next transition, the due actions, the change and the notes, as canonical text; instants as distances from the evaluation.</param>
/// <param name="Notes">What was odd, in canonical order; empty where the evaluator has no notes.</param>
/// <param name="Record">What the next evaluation needs.</param>
internal sealed record DeviceVerdict(bool Access, ComplianceState Reported, ComplianceState? Held, NextTransition? Next, int DueActions, DeviceDetails Details, string Notes, ComplianceRecord Record);

/// <summary>What was decided, as text that depends on the origin of time it is printed for.</summary>
/// <param name="Print">Prints with instants as distances from an origin; without explanations when the second argument is false.</param>
internal sealed record DeviceDetails(Func<DateTimeOffset, bool, string> Print)
{
    /// <summary>Everything, with what explains it.</summary>
    public string For(DateTimeOffset origin) => Print(origin, true);

    /// <summary>States and instants only.</summary>
    public string Decisions(DateTimeOffset origin) => Print(origin, false);
}

/// <summary>Decides devices under one configuration.</summary>
internal delegate DeviceVerdict DecideDevice(DeviceFacts facts, ComplianceRecord? record, DateTimeOffset now);

/// <summary>An evaluator of compliance under test.</summary>
internal sealed record ComplianceEvaluator(string Name, Func<ComplianceConfiguration, ComplianceOptions, DecideDevice> For)
{
    public override string ToString() => Name;
}

using System.Globalization;
using ConditionalAccess;
using ConditionalAccess.Compliance;
using ConditionalAccess.Signals;

namespace DeviceComplianceSample;

/// <summary>Follows one device through time: each step evaluates it with the record of the step before, and asks whether its user may sign in.</summary>
internal sealed class DeviceStory(ComplianceEngine compliance, PolicyEngine access, TextWriter output)
{
    private ComplianceRecord? _record;

    /// <summary>Evaluates the device and decides a sign-in from it at the same instant.</summary>
    public DeviceCompliance Step(string what, DeviceFacts facts, DateTimeOffset at)
    {
        facts = facts with { LastSyncDateTime = at };
        DeviceCompliance device = compliance.Explain(facts, _record, at);
        _record = device.Record;

        SignIn signIn = ToCompanyData(facts, at).WithDevice(facts, device);
        Decision decision = access.Evaluate(in signIn);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm}  {what}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  device: {device.ReportedState}{(device.AccessCompliant ? "" : ", no access")}   sign-in: {decision.Outcome}"));
        if (device.Change is { } change) output.WriteLine($"  event: {change.PreviousStatus} -> {change.CurrentStatus}");
        foreach (DueAction action in device.Actions) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  due: {action.ActionType} (after {action.Hours} hours)"));
        if (device.NextTransition is { } next && next.Cause != TransitionCause.ContactExpires)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  next change without new facts: {next.At:yyyy-MM-dd HH:mm}, {next.Cause}"));
        if (!decision.IsGranted) Indent(access.Explain(in signIn, device).ToString());
        return device;
    }

    private void Indent(string text)
    {
        foreach (string line in text.TrimEnd().Split('\n')) output.WriteLine("    " + line);
    }

    private static SignIn ToCompanyData(DeviceFacts facts, DateTimeOffset at) => new()
    {
        At = at,
        User = new() { Id = facts.UserId, Groups = [], Roles = [], Kind = UserKind.InternalMember },
        Resource = new() { Audiences = ["9e000000-0000-4000-8000-000000000001"] },
        Client = new() { AppType = ClientAppType.MobileAppsAndDesktopClients, Platform = DevicePlatform.Windows, TransferMethod = TransferMethod.None, OriginalTransferMethod = TransferMethod.None },
    };
}

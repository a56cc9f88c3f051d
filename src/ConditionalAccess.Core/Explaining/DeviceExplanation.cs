using ConditionalAccess.Compliance;
using ConditionalAccess.Semantics;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Explaining;

/// <summary>Finds in an evaluation what fails, since when, and what can be done.</summary>
internal static class DeviceExplanation
{
    /// <summary>Explains a device; <paramref name="first"/> are steps that come before its own.</summary>
    public static ExplainedDevice Build(DeviceCompliance device, ValueArray<string> first)
    {
        ValueArray<ExplainedSetting> settings = [.. device.Policies.SelectMany(PolicySettings), .. device.BuiltInChecks.Where(IsOpen).Select(c => Explained(c, null))];
        return new ExplainedDevice
        {
            Compliance = device,
            NotCompliantSince = device.Policies.Min(p => p.EpisodeStart),
            GraceEndedAt = device.Policies.Where(p => p.GraceExpiration <= device.EvaluatedAt).Min(p => p.GraceExpiration),
            Settings = settings,
            Steps = [.. first.Concat(device.Causes.Select(DeviceRemedies.OfCause).OfType<string>()).Concat(settings.Select(s => s.WhatToDo)).Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>The device of a sign-in, when an applying policy requires a compliant device and nothing else meets that requirement; else null.</summary>
    public static ExplainedDevice? OfSignIn(Explanation explanation, DeviceCompliance device, in SignIn signIn)
        => explanation.Policies.Any(p => p.Applies && p.Controls.Any(NeedsCompliantDevice)) ? Build(device, SignInSteps(device, in signIn)) : null;

    private static bool NeedsCompliantDevice(ValueArray<ExplainedItem> control)
        => control.Any(i => i.Item.Kind == RequirementKind.CompliantDevice) && control.All(i => i.Satisfied != true);

    // Why a device that has access does not satisfy the control.
    private static ValueArray<string> SignInSteps(DeviceCompliance device, in SignIn signIn)
    {
        if (!device.AccessCompliant) return [];
        if (UserKinds.IsExternal(signIn.User.Kind) && !signIn.Trust.CompliantDevice) return [DeviceRemedies.ForeignDevice];
        if (IsTransferred(signIn.Client.TransferMethod) || IsTransferred(signIn.Client.OriginalTransferMethod)) return [DeviceRemedies.Transferred];
        if (signIn.Device.IsRegistered != true) return [DeviceRemedies.NotIdentified];
        return signIn.Device.IsCompliant == true ? [] : [DeviceRemedies.Outdated];
    }

    private static bool IsTransferred(TransferMethod method) => method is not (TransferMethod.Unknown or TransferMethod.None);

    private static IEnumerable<ExplainedSetting> PolicySettings(PolicyCompliance policy) => policy.IsApplicable ? policy.Settings.Where(IsOpen).Select(s => Explained(s, policy)) : [];

    private static bool IsOpen(SettingCompliance setting) => setting.State is ComplianceStatus.NonCompliant or ComplianceStatus.Error or ComplianceStatus.Conflict;

    private static ExplainedSetting Explained(SettingCompliance setting, PolicyCompliance? policy)
        => new(policy?.PolicyId ?? default, policy?.DisplayName, policy?.ContextId ?? default, setting, setting.Sources.FirstOrDefault(s => s.Value is not null)?.ObservedAt, DeviceRemedies.Of(setting));
}

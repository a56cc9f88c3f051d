using ConditionalAccess.Diagnostics;
using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Rules about policies on user actions: V-16, V-17 and V-38.</summary>
internal static class UserActionRules
{
    public static void RegisterDevice(PolicyReview r)
    {
        if (!Targets(r, UserActions.RegisterDevice)) return;
        if (HasControlBesidesMfa(r.Policy.GrantControls))
        {
            r.Error(DiagnosticCodes.RegisterDeviceForm, r.GrantAt, r.Name + " requires more than mfa or an authentication strength for registering a device",
                "keep mfa or an authentication strength only");
        }

        if (!r.Conditions.IsAnyClient())
        {
            r.Error(DiagnosticCodes.RegisterDeviceForm, r.ConditionsAt.Member("clientAppTypes"),
                r.Name + " names client app types, which cannot be used for registering a device", "write clientAppTypes: [\"all\"]");
        }

        if (r.Conditions.Devices is null && r.Conditions.DeviceStates is null) return;
        r.Error(DiagnosticCodes.RegisterDeviceForm, r.ConditionsAt.Member(r.Conditions.Devices is null ? "deviceStates" : "devices"),
            r.Name + " has a device condition, which cannot be used for registering a device", "remove the device condition");
    }

    public static void NotReportOnly(PolicyReview r)
    {
        if (r.Policy.State.Value != PolicyState.ReportOnly || r.Conditions.Applications is not { IncludeUserActions.IsEmpty: false }) return;
        r.Warning(DiagnosticCodes.UserActionReportOnly, r.At.Member("state"), r.Name + " is report-only and targets a user action, which reports nothing",
            "enable it for a small group instead");
    }

    public static void SecurityInfoRegistration(PolicyReview r)
    {
        if (!Targets(r, UserActions.RegisterSecurityInfo)) return;
        bool device = r.Policy.Requires(BuiltInControl.CompliantDevice) || r.Policy.Requires(BuiltInControl.DomainJoinedDevice);
        bool place = r.Policy.Blocks() && !ConditionFacts.IsAnyLocation(r.Conditions.Locations);
        if (!device && !place) return;
        r.Warning(DiagnosticCodes.SecurityInfoRegistrationNeedsPlaceOrDevice, r.GrantAt,
            r.Name + (device ? " needs a managed device" : " needs a certain place")
                + " for registering security info, which setting up Windows Hello for Business or Platform SSO on a new device may not have yet",
            "require mfa or a temporary access pass, or exclude users who are setting up a device");
    }

    private static bool Targets(PolicyReview r, GraphId action)
        => r.Conditions.Applications is { } apps && apps.IncludeUserActions.Has(action);

    private static bool HasControlBesidesMfa(GrantControls? grant)
    {
        if (grant is null) return false;
        if (!grant.TermsOfUse.IsEmpty || !grant.CustomAuthenticationFactors.IsEmpty) return true;
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (control.Value != BuiltInControl.Mfa) return true;
        }

        return false;
    }
}

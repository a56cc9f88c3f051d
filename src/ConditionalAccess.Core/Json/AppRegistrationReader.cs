using ConditionalAccess.Compliance;
using ConditionalAccess.Compliance.AppProtection;

namespace ConditionalAccess.Json;

/// <summary>Reads app registrations (spec 12.8), in Graph's form or with the app as plain text.</summary>
internal static class AppRegistrationReader
{
    private static readonly string[] s_idMembers = ["bundleId", "packageId", "windowsAppId"];

    public static ManagedAppRegistration? Read(FactScope scope, JsonNode node)
    {
        if (FactLists.Entry(scope, node, DeviceShapes.AppRegistration) is not { } from) return null;
        if (App(from["appIdentifier"]) is not { Length: > 0 } app)
        {
            FactLists.Unusable(scope, node, "the registration names no app and is not read");
            return null;
        }

        return new ManagedAppRegistration
        {
            AppIdentifier = app,
            UserId = from.Id("userId"),
            ApplicationVersion = from.Version("applicationVersion"),
            ManagementSdkVersion = from.Version("managementSdkVersion"),
            PlatformVersion = from.Version("platformVersion"),
            DeviceManufacturer = from.Text("deviceManufacturer"),
            DeviceModel = from.Text("deviceModel"),
            AppliedPolicies = from.Ids("appliedPolicies"),
            IntendedPolicies = from.Ids("intendedPolicies"),
            FlaggedReasons = from.Is("flaggedReasons", out JsonNode reasons) ? FlaggedReasons(scope, reasons) : default,
            LastSyncDateTime = from.Instant("lastSyncDateTime"),
            Launch = from.Group("launch", DeviceShapes.AppLaunch, AppLaunchFacts.NotKnown, AppLaunchFacts.NotKnown, Launch),
        };
    }

    private static string? App(JsonNode node)
    {
        if (node.IsString) return node.Text;
        foreach (string name in s_idMembers)
        {
            if (node.Member(name) is { IsString: true } id) return id.Text;
        }

        return null;
    }

    // A reason that is not understood could be a rooted device, so then the whole list is not known.
    private static ValueArray<ManagedAppFlaggedReason> FlaggedReasons(FactScope scope, JsonNode node)
    {
        if (!FactLists.IsList(scope, node)) return default;
        var reasons = new List<ManagedAppFlaggedReason>();
        foreach (JsonNode item in node.Items())
        {
            if (!FactValues.TryWord(scope, item, FactTables.FlaggedReasons, out ManagedAppFlaggedReason reason)) return default;
            if (reason != ManagedAppFlaggedReason.None) reasons.Add(reason);
        }

        return [.. reasons];
    }

    private static AppLaunchFacts Launch(FactFields from, AppLaunchFacts b) => b with
    {
        OfflineMinutes = from.Number("offlineMinutes"),
        SignInFailed = from.Flag("signInFailed"),
        FailedPinAttempts = from.Number("failedPinAttempts"),
        SecurityPatchLevel = from.Text("securityPatchLevel"),
        CompanyPortalVersion = from.Version("companyPortalVersion"),
        CompanyPortalUpdateDeferralDays = from.Number("companyPortalUpdateDeferralDays"),
        PlayBasicIntegrity = from.Word("playBasicIntegrity", FactTables.Verdicts),
        PlayDeviceIntegrity = from.Word("playDeviceIntegrity", FactTables.Verdicts),
        PlayStrongIntegrity = from.Word("playStrongIntegrity", FactTables.Verdicts),
        IsAppVerificationEnabled = from.Flag("isAppVerificationEnabled"),
        DeviceLockComplexity = from.Word("deviceLockComplexity", FactTables.Complexities),
        KnoxAttestation = from.Word("knoxAttestation", FactTables.Verdicts),
        DefenderThreatState = from.Word("defenderThreatState", FactTables.HealthStates),
        PartnerThreatState = from.Word("partnerThreatState", FactTables.HealthStates),
        IsAccountEnabled = from.Flag("isAccountEnabled"),
        IsClockedOut = from.Flag("isClockedOut"),
    };
}

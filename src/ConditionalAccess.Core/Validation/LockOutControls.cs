using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Validation;

/// <summary>Which grant controls nobody can meet on a platform (spec 6.2, 6.3).</summary>
internal static class LockOutControls
{
    /// <summary>True when no user can get through these controls on the platform.</summary>
    public static bool CannotBeMet(TenantConfiguration tenant, GrantControls? grant, DevicePlatform platform)
    {
        if (grant is null) return false;
        int impossible = 0, possible = grant.TermsOfUse.Count + grant.CustomAuthenticationFactors.Count;
        foreach (GraphWord<BuiltInControl> control in grant.BuiltInControls)
        {
            if (control.IsUnderstood && control.Value == BuiltInControl.Block) return true;
            if (CannotBeMet(control, platform)) impossible++;
            else possible++;
        }

        if (grant.AuthenticationStrength is { } strength)
        {
            if (Strengths.Resolve(tenant, strength) == 0) impossible++;
            else possible++;
        }

        return impossible > 0 && (possible == 0 || !grant.IsAnyOf());
    }

    private static bool CannotBeMet(GraphWord<BuiltInControl> control, DevicePlatform platform) => control.Value switch
    {
        BuiltInControl.Unknown => true,
        BuiltInControl.DomainJoinedDevice => platform != DevicePlatform.Windows,
        BuiltInControl.CompliantDevice => platform is DevicePlatform.WindowsPhone or DevicePlatform.Other,
        BuiltInControl.ApprovedApplication => platform is not (DevicePlatform.IOS or DevicePlatform.Android),
        BuiltInControl.CompliantApplication => platform is not (DevicePlatform.IOS or DevicePlatform.Android or DevicePlatform.Windows),
        _ => false,
    };
}

using ConditionalAccess.Model;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Properties;

/// <summary>The documented exceptions from the laws: nothing else may be left out of them.</summary>
internal static class Exceptions
{
    /// <summary>Spec 3.3-7: a policy with a strength on security-info registration replaces the strengths of policies on all resources.</summary>
    public static bool ReplacesStrengths(ConditionalAccessPolicy policy, in SignIn signIn)
        => signIn.Resource.UserAction == UserActions.RegisterSecurityInfo && policy.GrantControls?.AuthenticationStrength is not null
        && policy.Conditions.Applications is { } apps && apps.IncludeUserActions.Any(a => a == UserActions.RegisterSecurityInfo);

    /// <summary>A-20: a refused GPS position dooms every policy that refers to a GPS location; without the reference there is nothing to refuse.</summary>
    public static bool RefusedPosition(in SignIn signIn) => signIn.Network.GpsRefusal != GpsRefusal.None;

    /// <summary>
    /// Signals whose absence the texts define as something else than "not known", so that leaving them out may loosen.
    /// Null when the law covers the signal; else why it does not.
    /// </summary>
    public static string? AbsenceMeansSomething(string path, in SignIn signIn) => path switch
    {
        "Subject" => "4.0: treated as a user",
        "User.Kind" => "A-05: for what can be prompted an unknown user counts as internal",
        "User.IdentityProvider" => "4.0: Microsoft Entra",
        "User.HasGroupOverage" => "4.0: no overage",
        "User.IsServiceAccount" => "a plain flag: false means a person",
        "Resource.UserAction" or "Resource.AuthenticationContexts" or "Resource.Scopes" or "Resource.RequestsIdToken" => "4.0: a request that does not carry them does not have them",
        "Resource.Audiences" when signIn.Resource.UserAction is { IsKnown: true, IsNone: false } => "4.4: a pure user action",
        "Client.AppType" when signIn.Client.AppType is ClientAppType.Other or ClientAppType.ExchangeActiveSync or ClientAppType.EasSupported
            => "6.6: absent counts as modern for what can be prompted",
        "Client.OriginalTransferMethod" => "4.0: same as the current one",
        "Client.RequestKind" => "4.0: interactive",
        "Network.GpsRefusal" => "a plain word: none means not refused",
        "Authentication.RegisteredMethods" or "Authentication.RegistrableMethods" => "4.0: everything is possible",
        "Authentication.SessionStart" when signIn.Authentication.SessionStart > signIn.At => "6.2: no session start counts as now, which is earlier here",
        "Trust.Mfa" or "Trust.CompliantDevice" or "Trust.HybridJoinedDevice" => "4.0: not trusted, which changes what counts, not what is known",
        _ => null,
    };
}

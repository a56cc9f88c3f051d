using ConditionalAccess.Signals;
using ConditionalAccess.Testing.Generation;

namespace ConditionalAccess.Properties;

/// <summary>Changes to one sign-in.</summary>
internal static class SignInEdits
{
    /// <summary>The sign-in with one more thing proven. A compliant device is not among them: device filters read it too.</summary>
    public static IEnumerable<(string Name, SignIn SignIn)> Proofs(SignIn s, ulong seed)
    {
        AuthenticationSignals a = s.Authentication;
        yield return ("multifactor claim", s with { Authentication = a with { HasMfaClaim = true } });
        if (s.At is { } now) yield return ("fresh multifactor authentication", s with { Authentication = a with { MfaAt = now } });
        if (s.At is { } then) yield return ("fresh primary authentication", s with { Authentication = a with { PrimaryAt = then } });
        yield return ("more methods used", s with { Authentication = a with { Methods = (a.Methods ?? 0) | (AuthenticationMethods)(seed & 0x2FFFF) } });
        yield return ("more methods registered", s with { Authentication = a with { RegisteredMethods = a.RegisteredMethods | (AuthenticationMethods)(seed & 0x2FFFF) } });
        yield return ("more methods registrable", s with { Authentication = a with { RegistrableMethods = a.RegistrableMethods | (AuthenticationMethods)(seed & 0x2FFFF) } });
        yield return ("terms accepted", s with { Authentication = a with { AcceptedTerms = [.. a.AcceptedTerms, .. Pool.Terms.Select(t => new TermsAcceptance(t))] } });
        yield return ("custom controls done", s with { Authentication = a with { CompletedCustomControls = [.. a.CompletedCustomControls, .. Pool.CustomControls] } });
        yield return ("approved app", s with { Authentication = a with { UsesApprovedApp = true } });
        yield return ("app protection", s with { Authentication = a with { HasAppProtection = true } });
        yield return ("app that can be protected", s with { Authentication = a with { SupportsAppProtection = true } });
        yield return ("password changed", s with { Authentication = a with { PasswordChanged = true } });
        yield return ("risk remediated", s with { Authentication = a with { RiskRemediated = true } });
        yield return ("verified id", s with { Authentication = a with { VerifiedIdPresented = true } });
        yield return ("request bound to the device", s with { Device = s.Device with { IsRequestBound = true } });
    }

    public static SignIn WithManagedDevice(SignIn s)
        => s with { Device = s.Device with { IsRegistered = true, IsCompliant = true, TrustType = "ServerAD", IsIntuneManaged = true } };

    /// <summary>Whether a path names one signal, not a whole group of them or a part of one.</summary>
    public static bool IsSignal(string path) => path is "Subject" or "At" || path.AsSpan().Count('.') == 1;

    /// <summary>An interactive request of a person for resources only, none of them exempt from evaluation.</summary>
    public static bool IsPlainUserRequest(in SignIn s)
    {
        if (s.Subject is not (SubjectKind.User or SubjectKind.Unknown) || (s.Resource.UserAction.IsKnown && !s.Resource.UserAction.IsNone)) return false;
        return s.Resource.AuthenticationContexts.IsEmpty && !s.Resource.Audiences.IsEmpty && !s.Resource.Audiences.Any(a => a.AppId == Pool.SpecialApps[2]);
    }

    public static SignIn Reversed(SignIn s) => s with
    {
        User = s.User with { Groups = Reversed(s.User.Groups), Roles = Reversed(s.User.Roles) },
        Resource = s.Resource with
        {
            Audiences = Reversed(s.Resource.Audiences), AuthenticationContexts = Reversed(s.Resource.AuthenticationContexts), Scopes = Reversed(s.Resource.Scopes),
        },
        Agent = s.Agent with { Contexts = Reversed(s.Agent.Contexts), Attributes = Reversed(s.Agent.Attributes) },
        ServicePrincipal = s.ServicePrincipal with { Attributes = Reversed(s.ServicePrincipal.Attributes) },
        Authentication = s.Authentication with
        {
            AcceptedTerms = Reversed(s.Authentication.AcceptedTerms), CertificatePolicyOids = Reversed(s.Authentication.CertificatePolicyOids),
            CompletedCustomControls = Reversed(s.Authentication.CompletedCustomControls),
        },
    };

    /// <summary>Every instant later by the same time; false when one is too near an end of time.</summary>
    public static bool TryShift(SignIn s, TimeSpan by, out SignIn later)
    {
        later = s;
        AuthenticationSignals a = s.Authentication;
        DateTimeOffset?[] instants = [s.At, a.MfaAt, a.PrimaryAt, a.SessionStart, .. a.AcceptedTerms.Select(t => t.ExpiresAt)];
        if (instants.Any(t => t is { Year: < 1900 or > 2200 })) return false;
        later = s with
        {
            At = s.At + by,
            Authentication = a with
            {
                MfaAt = a.MfaAt + by, PrimaryAt = a.PrimaryAt + by, SessionStart = a.SessionStart + by,
                AcceptedTerms = a.AcceptedTerms.IsDefault ? default : ValueArray.From(a.AcceptedTerms.Select(t => t with { ExpiresAt = t.ExpiresAt + by })),
            },
        };
        return true;
    }

    private static ValueArray<T> Reversed<T>(ValueArray<T> list) => list.IsDefault ? list : ValueArray.From(list.Reverse());
}

using System.Text.Json;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Logs;

/// <summary>Which proofs of the user a log shows.</summary>
internal static class RecordedProofs
{
    // Errors that say: multifactor authentication was asked for and not done (yet).
    private static readonly HashSet<int> s_withoutMfa = [50072, 50074, 50076, 50079, 500121];

    public static AuthenticationSignals Read(LogFields fields, int? error)
    {
        List<JsonElement> steps = fields.List("authenticationDetails") is { } list ? [.. list.EnumerateArray()] : [];
        return new AuthenticationSignals { Methods = Methods(steps, fields.Flag("isInteractive")), HasMfaClaim = HasMfa(fields, steps, error) };
    }

    // A sign-in that needed one factor may still carry a claim of an older one: then the log does not tell.
    private static bool? HasMfa(LogFields fields, List<JsonElement> steps, int? error)
    {
        if (error is { } code && s_withoutMfa.Contains(code)) return false;
        if (steps.Exists(s => IsDone(s) && IsMfa(s))) return true;
        string? details = fields.Object("status")?.Inner("additionalDetails");
        if (details is not null && (details.StartsWith("MFA requirement satisfied", StringComparison.OrdinalIgnoreCase) || details.StartsWith("MFA completed", StringComparison.OrdinalIgnoreCase)))
            return true;
        bool isMultifactor = string.Equals(fields.Text("authenticationRequirement"), "multiFactorAuthentication", StringComparison.OrdinalIgnoreCase);
        return isMultifactor && error == 0 ? true : null;
    }

    private static bool IsDone(JsonElement step) => new LogFields(step).InnerFlag("succeeded") == true;

    private static bool IsMfa(JsonElement step)
        => new LogFields(step).Inner("authenticationStepRequirement") is { } word
            && (word.Equals("MFA", StringComparison.OrdinalIgnoreCase) || word.StartsWith("Multi", StringComparison.OrdinalIgnoreCase));

    // All methods of the session are known only if the user was there and every step names one.
    private static AuthenticationMethods? Methods(List<JsonElement> steps, bool? isInteractive)
    {
        AuthenticationMethods methods = AuthenticationMethods.None;
        foreach (JsonElement step in steps.Where(IsDone))
        {
            AuthenticationMethods method = Method(new LogFields(step).Inner("authenticationMethod"));
            if (method == AuthenticationMethods.None) return null;
            methods |= method;
        }

        return isInteractive == true && methods != AuthenticationMethods.None ? methods : null;
    }

    private static AuthenticationMethods Method(string? word) => word?.ToUpperInvariant() switch
    {
        "PASSWORD" => AuthenticationMethods.Password,
        "TEXT MESSAGE" => AuthenticationMethods.Sms,
        "PHONE CALL" or "PHONE CALL APPROVAL" or "PHONE CALL APPROVAL (AUTHENTICATION PHONE)" or "PHONE CALL APPROVAL (OFFICE PHONE)" => AuthenticationMethods.Voice,
        "MOBILE APP NOTIFICATION" => AuthenticationMethods.MicrosoftAuthenticatorPush,
        "OATH HARDWARE TOKEN" => AuthenticationMethods.HardwareOath,
        "MOBILE APP VERIFICATION CODE" or "OATH SOFTWARE TOKEN" or "OATH VERIFICATION CODE" => AuthenticationMethods.SoftwareOath,
        "FIDO2" or "FIDO2 SECURITY KEY" => AuthenticationMethods.Fido2,
        "WINDOWS HELLO FOR BUSINESS" => AuthenticationMethods.WindowsHelloForBusiness,
        _ => AuthenticationMethods.None,
    };
}

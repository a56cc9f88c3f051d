using System.Text;
using ConditionalAccess.Diagnostics;

namespace ConditionalAccess.Json;

/// <summary>What may stand in one kind of id list: keywords, and ids when they are GUIDs (rule V-36).</summary>
internal sealed class IdList(bool isOpen, params string[] keywords)
{
    private static readonly (string Name, string Id)[] KnownNames =
    [
        ("Microsoft Azure Management", "797f4846-ba00-4fd7-ba43-dac1f8f63013"),
        ("Global Administrator", "62e90394-69f5-4237-9190-012177145e10"),
        ("Helpdesk Administrator", "729827e3-9c14-49f7-bb1b-9608f156bbb8"),
        ("Security Administrator", "194ae4cb-b126-40b2-bd5b-6091b380977d"),
        ("Exchange Administrator", "29232cdf-9323-42fd-ade2-1d097af3e4de"),
        ("SharePoint Administrator", "f28a1f50-f6e7-4571-818b-6a12f2af6b6c"),
        ("Conditional Access Administrator", "b1be1c3e-b65d-4f19-8427-f6fa0d97feb9"),
        ("User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1"),
        ("Billing Administrator", "b0f54661-2d74-4c50-afa3-1ec803f12efe"),
        ("Application Administrator", "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"),
        ("Cloud Application Administrator", "158c047a-c907-4556-b7ef-446551a6b5f7"),
        ("Authentication Administrator", "c4e39bd9-1100-46d3-8c65-fb160da0071f"),
        ("Privileged Authentication Administrator", "7be44c8a-adaf-4e2a-84d6-ab2649e08a13"),
        ("Privileged Role Administrator", "e8611ab8-c189-46e8-94e1-60213ab1f814"),
        ("Password Administrator", "966707d0-3269-4727-9be2-8c3a10f19b9d"),
        ("Directory Synchronization Accounts", "d29b2b05-8046-44ba-8758-1e26182fcf32"),
    ];

    public static IdList IncludedUsers { get; } = new(false, "All", "None", "GuestsOrExternalUsers", "AllAgentIdUsers");

    public static IdList ExcludedUsers { get; } = new(false, "GuestsOrExternalUsers");

    public static IdList Ids { get; } = new(false);

    public static IdList IncludedApplications { get; } = new(false, "All", "None", "Office365", "MicrosoftAdminPortals", "AllAgentIdResources");

    public static IdList ExcludedApplications { get; } = new(false, "Office365", "MicrosoftAdminPortals", "AllAgentIdResources");

    public static IdList UserActions { get; } = new(false, "urn:user:registersecurityinfo", "urn:user:registerdevice", "urn:user:accountrecovery");

    public static IdList AuthenticationContexts { get; } = new(false, Numbered("c", 99));

    public static IdList Locations { get; } = new(false, "All", "AllTrusted");

    public static IdList ServicePrincipals { get; } = new(false, "ServicePrincipalsInMyTenant");

    public static IdList Agents { get; } = new(false, "All");

    /// <summary>Any text may stand here.</summary>
    public static IdList Open { get; } = new(true);

    private static string[] Numbered(string prefix, int count)
    {
        var words = new string[count];
        for (int i = 0; i < count; i++) words[i] = prefix + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return words;
    }

    public void Check(ReadContext context, JsonNode at, string text)
    {
        if (isOpen || GraphId.TryParseGuid(text, out _)) return;
        string? keyword = Array.Find(keywords, k => string.Equals(k, text, StringComparison.OrdinalIgnoreCase));
        if (keyword is null) Report(context, at, text);
        else if (keyword != text) context.Note(DiagnosticCodes.WordSpelling, at, $"words are spelled in another case than Graph's, here {DiagnosticText.Quote(text)} for '{keyword}'");
    }

    private void Report(ReadContext context, JsonNode at, string text)
    {
        if (string.Equals(text, "Current administrator will be excluded", StringComparison.OrdinalIgnoreCase))
        {
            context.Warn(DiagnosticCodes.CurrentAdministrator, at, "the template's placeholder for the current administrator excludes nobody", "put the id of the administrator here");
            return;
        }

        string also = keywords.Length is > 0 and <= 5 ? " or one of " + string.Join(", ", keywords) : keywords.Length > 5 ? " or c1 to c99" : "";
        context.Warn(DiagnosticCodes.NotAnId, at, $"{DiagnosticText.Quote(text)} is not an id, expected a GUID{also}; it is compared as text and normally matches nothing",
            Suggest(text) is { } better ? $"did you mean '{better}'?" : "put the id here", "V-36");
    }

    private string? Suggest(string text)
    {
        string letters = Letters(text);
        string? keyword = Array.Find(keywords, k => string.Equals(Letters(k), letters, StringComparison.OrdinalIgnoreCase));
        return keyword ?? Array.Find(KnownNames, n => string.Equals(Letters(n.Name), letters, StringComparison.OrdinalIgnoreCase)).Id;
    }

    private static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, 100)))
        {
            if (char.IsAsciiLetterOrDigit(c)) letters.Append(c);
        }

        return letters.ToString();
    }
}

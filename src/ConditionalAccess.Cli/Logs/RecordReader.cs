using System.Globalization;
using System.Text.Json;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Cli.Logs;

/// <summary>Makes a sign-in of an entry. What the log does not tell stays not known.</summary>
/// <param name="directory">Groups and roles of users; null when none were given.</param>
internal sealed class RecordReader(UserDirectory? directory)
{
    private static readonly string[] s_times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <exception cref="LogFault">The entry is no sign-in.</exception>
    public RecordedSignIn Read(LogEntry entry)
    {
        using JsonDocument document = LogFields.Parse(entry.Json);
        try
        {
            return Read(document, entry.Line);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in some text.
            throw new LogFault("it holds text that is not well-formed");
        }
    }

    private RecordedSignIn Read(JsonDocument document, long line)
    {
        // Diagnostic settings put the record into an envelope of their own.
        JsonElement root = LogFields.Member(document.RootElement, "properties") is { ValueKind: JsonValueKind.Object } inside ? inside : document.RootElement;
        var fields = new LogFields(root);
        if (!fields.Has(LogColumns.UserId) && !fields.Has(LogColumns.ServicePrincipalId)) throw new LogFault("no sign-in: it has neither userId nor servicePrincipalId");
        int? error = fields.Object("status")?.InnerNumber("errorCode") ?? fields.Number("resultType");
        SignIn signIn = SignInOf(fields, error);
        return new RecordedSignIn(in signIn)
        {
            Line = line,
            Id = fields.Text("id"),
            Who = Named(fields.Text("userPrincipalName"), signIn.User.Id, signIn.ServicePrincipal.Id),
            App = Named(fields.Text("appDisplayName"), signIn.Resource.ClientAppId, default),
            Policies = RecordedPolicies.Read(fields),
            ErrorCode = error,
        };
    }

    private SignIn SignInOf(LogFields fields, int? error)
    {
        GraphId user = fields.Id(LogColumns.UserId), servicePrincipal = fields.Id(LogColumns.ServicePrincipalId), app = fields.Id("appId");
        bool isWorkload = servicePrincipal.IsKnown && !user.IsKnown;
        bool isManaged = fields.Has("signInEventTypes") && fields.List("signInEventTypes") is { } types
            && types.EnumerateArray().Any(t => t.ValueKind == JsonValueKind.String && t.ValueEquals("managedIdentity"u8));
        return new SignIn
        {
            Subject = !isWorkload ? SubjectKind.User : isManaged ? SubjectKind.ManagedIdentity : SubjectKind.ServicePrincipal,
            User = isWorkload ? default : UserOf(fields, user),
            ServicePrincipal = isWorkload ? new ServicePrincipalSignals { Id = servicePrincipal, AppId = app } : default,
            Resource = ResourceOf(fields, app),
            Client = RecordedClient.Client(fields),
            Network = NetworkOf(fields),
            Device = RecordedClient.Device(fields),
            Risk = new RiskSignals { SignIn = Risk(fields.Text("riskLevelDuringSignIn")) },
            Authentication = RecordedProofs.Read(fields, error),
            At = Time(fields.Text("createdDateTime")),
        };
    }

    private UserSignals UserOf(LogFields fields, GraphId id)
    {
        UserSignals user = directory?.Find(id) ?? new UserSignals { Id = id };
        GraphId home = fields.Id("homeTenantId");
        if (home.IsKnown) user = user with { HomeTenantId = home };
        return user.Kind == UserKind.Unknown ? user with { Kind = Kind(fields, home) } : user;
    }

    // A guest without cross-tenant access may be a local one, or one of a provider that is no tenant: the log does not tell.
    private static UserKind Kind(LogFields fields, GraphId home)
    {
        bool? isMember = fields.Text("userType")?.ToUpperInvariant() switch { "MEMBER" => true, "GUEST" => false, _ => null };
        GraphId here = fields.Id("resourceTenantId");
        return (fields.Text("crossTenantAccessType")?.ToUpperInvariant(), isMember) switch
        {
            ("B2BCOLLABORATION", true) => UserKind.B2bCollaborationMember,
            ("B2BCOLLABORATION", false) => UserKind.B2bCollaborationGuest,
            ("B2BDIRECTCONNECT", _) => UserKind.B2bDirectConnectUser,
            ("SERVICEPROVIDER", _) => UserKind.ServiceProvider,
            ("NONE", true) => UserKind.InternalMember,
            (null, true) when home.IsKnown && home == here => UserKind.InternalMember,
            _ => UserKind.Unknown,
        };
    }

    private static ResourceSignals ResourceOf(LogFields fields, GraphId app)
    {
        var audiences = new List<Audience>();
        if (fields.Id("resourceId") is { IsKnown: true } resource) audiences.Add(resource);
        if (fields.Has("conditionalAccessAudiences") && fields.List("conditionalAccessAudiences") is { } listed)
        {
            foreach (JsonElement item in listed.EnumerateArray())
            {
                JsonElement? text = item.ValueKind == JsonValueKind.String ? item : LogFields.Member(item, "applicationId");
                GraphId id = text is { ValueKind: JsonValueKind.String } word ? LogFields.IdOf(word.GetString()) : default;
                if (id.IsKnown && !audiences.Exists(a => a.AppId == id)) audiences.Add(id);
            }
        }

        return new ResourceSignals
        {
            Audiences = audiences.Count == 0 ? default : ValueArray.From(audiences),
            ClientAppId = app,
            // Whether the client asked for an ID token, and so is a resource itself, is in no log; the kind of client stays not known.
            RequestsIdToken = app.IsKnown,
        };
    }

    private static NetworkSignals NetworkOf(LogFields fields)
    {
        return new NetworkSignals
        {
            ClientAddress = IpAddress.TryParse(fields.Text("ipAddress"), out IpAddress address) ? address : default,
            Country = CountryCode.TryParse(fields.Country(), out CountryCode code) ? code : default,
            // True would not tell whose network it was.
            IsCompliantNetwork = fields.Flag("isThroughGlobalSecureAccess") == false ? false : null,
        };
    }

    private static RiskLevel Risk(string? word) => word?.ToUpperInvariant() switch
    {
        "NONE" => RiskLevel.None,
        "LOW" => RiskLevel.Low,
        "MEDIUM" => RiskLevel.Medium,
        "HIGH" => RiskLevel.High,
        "HIDDEN" => RiskLevel.Hidden,
        _ => RiskLevel.Unknown,
    };

    private static DateTimeOffset? Time(string? text)
        => DateTimeOffset.TryParseExact(text, s_times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    private static string Named(string? name, GraphId first, GraphId second)
        => !string.IsNullOrWhiteSpace(name) ? name : first.IsKnown ? first.ToString() : second.IsKnown ? second.ToString() : "not known";
}

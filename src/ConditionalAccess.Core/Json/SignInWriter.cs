using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Json;

/// <summary>Writes sign-ins in the form <see cref="SignInReader"/> reads; what is not known is left out.</summary>
internal sealed class SignInWriter
{
    private readonly Utf8JsonWriter _json;

    private SignInWriter(Utf8JsonWriter json) => _json = json;

    public static string Write(ValueArray<NamedSignIn> signIns)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var writer = new SignInWriter(json);
            json.WriteStartObject();
            json.WriteStartArray("signIns");
            foreach (NamedSignIn signIn in signIns) writer.Write(signIn);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, checked((int)stream.Length)) + "\n";
    }

    private void Write(NamedSignIn named)
    {
        ref readonly SignIn signIn = ref named.SignIn;
        _json.WriteStartObject();
        _json.WriteString("name", named.Name);
        Instant("at", signIn.At);
        Word("subject", signIn.Subject);
        Section("user", signIn.User, User);
        Section("servicePrincipal", signIn.ServicePrincipal, ServicePrincipal);
        Section("agent", signIn.Agent, Agent);
        Section("resource", signIn.Resource, Resource);
        Section("client", signIn.Client, Client);
        Section("network", signIn.Network, Network);
        Section("device", signIn.Device, Device);
        Section("risk", signIn.Risk, Risk);
        Section("authentication", signIn.Authentication, Authentication);
        Section("trust", signIn.Trust, Trust);
        _json.WriteEndObject();
    }

    private void Section<T>(string name, T signals, Action<T> write)
    {
        _json.WriteStartObject(name);
        write(signals);
        _json.WriteEndObject();
    }

    private void User(UserSignals user)
    {
        Id("id", user.Id);
        Ids("groups", user.Groups);
        True("hasGroupOverage", user.HasGroupOverage);
        List("roles", user.Roles, Role);
        Word("kind", user.Kind);
        Id("homeTenantId", user.HomeTenantId);
        Word("identityProvider", user.IdentityProvider);
        True("isServiceAccount", user.IsServiceAccount);
    }

    private void Role(RoleAssignment role)
    {
        _json.WriteStartObject();
        Id("templateId", role.TemplateId);
        Word("scope", role.Scope);
        Flag("isBuiltIn", role.IsBuiltIn);
        _json.WriteEndObject();
    }

    private void ServicePrincipal(ServicePrincipalSignals principal)
    {
        Id("id", principal.Id);
        Id("appId", principal.AppId);
        Flag("isRegisteredInThisTenant", principal.IsRegisteredInThisTenant);
        Flag("isMultiTenant", principal.IsMultiTenant);
        SecurityAttributes(principal.Attributes);
    }

    private void Agent(AgentSignals agent)
    {
        Id("id", agent.Id);
        Id("blueprintId", agent.BlueprintId);
        SecurityAttributes(agent.Attributes);
        Ids("contexts", agent.Contexts);
    }

    private void Resource(ResourceSignals resource)
    {
        List("audiences", resource.Audiences, Audience);
        Id("userAction", resource.UserAction);
        Ids("authenticationContexts", resource.AuthenticationContexts);
        List("scopes", resource.Scopes, _json.WriteStringValue);
        Id("clientAppId", resource.ClientAppId);
        Word("clientKind", resource.ClientKind);
        True("requestsIdToken", resource.RequestsIdToken);
    }

    private void Audience(Audience audience)
    {
        _json.WriteStartObject();
        Id("appId", audience.AppId);
        SecurityAttributes(audience.Attributes);
        Flag("isAgentResource", audience.IsAgentResource);
        Id("agentBlueprintId", audience.AgentBlueprintId);
        Id("trafficProfile", audience.TrafficProfile);
        _json.WriteEndObject();
    }

    private void Client(ClientSignals client)
    {
        Word("appType", client.AppType);
        Word("platform", client.Platform);
        Word("transferMethod", client.TransferMethod);
        Word("originalTransferMethod", client.OriginalTransferMethod);
        Word("requestKind", client.RequestKind);
    }

    private void Network(NetworkSignals network)
    {
        if (network.ClientAddress.IsKnown) _json.WriteString("clientAddress", network.ClientAddress.ToString());
        if (network.ResourceAddress.IsKnown) _json.WriteString("resourceAddress", network.ResourceAddress.ToString());
        if (network.Country.IsKnown) _json.WriteString("country", network.Country.ToString());
        if (network.GpsCountry.IsKnown) _json.WriteString("gpsCountry", network.GpsCountry.ToString());
        Word("gpsRefusal", network.GpsRefusal);
        Flag("isCompliantNetwork", network.IsCompliantNetwork);
    }

    private void Device(DeviceSignals device)
    {
        Flag("isRegistered", device.IsRegistered);
        Flag("isCompliant", device.IsCompliant);
        Flag("isIntuneManaged", device.IsIntuneManaged);
        Flag("isRequestBound", device.IsRequestBound);
        Attribute("deviceId", device.DeviceId);
        Attribute("displayName", device.DisplayName);
        Attribute("deviceOwnership", device.Ownership);
        Attribute("enrollmentProfileName", device.EnrollmentProfileName);
        Attribute("manufacturer", device.Manufacturer);
        Attribute("mdmAppId", device.MdmAppId);
        Attribute("model", device.Model);
        Attribute("operatingSystem", device.OperatingSystem);
        Attribute("operatingSystemVersion", device.OperatingSystemVersion);
        Attribute("physicalIds", device.PhysicalIds);
        Attribute("profileType", device.ProfileType);
        Attribute("systemLabels", device.SystemLabels);
        Attribute("trustType", device.TrustType);
        ExtensionAttributes(device.ExtensionAttributes);
    }

    // A list cannot say "not known" of one element, so then each known attribute is written by its own name.
    private void ExtensionAttributes(ValueArray<DeviceAttribute> attributes)
    {
        bool allKnown = true;
        foreach (DeviceAttribute attribute in attributes) allKnown &= attribute.IsKnown;
        if (allKnown) List("extensionAttributes", attributes, AttributeValue);
        for (int number = 1; !allKnown && number <= 15; number++)
            Attribute(SignInSections.ExtensionAttribute(number), number <= attributes.Count ? attributes[number - 1] : DeviceAttribute.Null);
    }

    private void Risk(RiskSignals risk)
    {
        Word("signIn", risk.SignIn);
        Word("user", risk.User);
        Word("servicePrincipal", risk.ServicePrincipal);
        Word("agent", risk.Agent);
        Word("insider", risk.Insider);
    }

    private void Authentication(AuthenticationSignals proofs)
    {
        Methods("methods", proofs.Methods);
        Word("performedIn", proofs.PerformedIn);
        Flag("hasMfaClaim", proofs.HasMfaClaim);
        Instant("mfaAt", proofs.MfaAt);
        Instant("primaryAt", proofs.PrimaryAt);
        Instant("sessionStart", proofs.SessionStart);
        Methods("registeredMethods", proofs.RegisteredMethods);
        Methods("registrableMethods", proofs.RegistrableMethods);
        Id("fido2Aaguid", proofs.Fido2Aaguid);
        if (proofs.CertificateIssuerSki is not null) _json.WriteString("certificateIssuerSki", proofs.CertificateIssuerSki);
        List("certificatePolicyOids", proofs.CertificatePolicyOids, _json.WriteStringValue);
        Flag("usesApprovedApp", proofs.UsesApprovedApp);
        Flag("hasAppProtection", proofs.HasAppProtection);
        Flag("supportsAppProtection", proofs.SupportsAppProtection);
        List("acceptedTerms", proofs.AcceptedTerms, Terms);
        Ids("completedCustomControls", proofs.CompletedCustomControls);
        Flag("passwordChanged", proofs.PasswordChanged);
        Flag("riskRemediated", proofs.RiskRemediated);
        Flag("verifiedIdPresented", proofs.VerifiedIdPresented);
    }

    private void Terms(TermsAcceptance terms)
    {
        _json.WriteStartObject();
        Id("agreementId", terms.AgreementId);
        Instant("expiresAt", terms.ExpiresAt);
        Id("deviceId", terms.DeviceId);
        _json.WriteEndObject();
    }

    private void Trust(InboundTrust trust)
    {
        True("mfa", trust.Mfa);
        True("compliantDevice", trust.CompliantDevice);
        True("hybridJoinedDevice", trust.HybridJoinedDevice);
    }

    private void Id(string name, GraphId id)
    {
        if (id.IsKnown) _json.WriteString(name, id.IsNone ? "none" : id.ToString());
    }

    private void Ids(string name, ValueArray<GraphId> ids) => List(name, ids, id => _json.WriteStringValue(id.ToString()));

    private void Flag(string name, bool? flag)
    {
        if (flag is not null) _json.WriteBoolean(name, flag.Value);
    }

    private void True(string name, bool flag)
    {
        if (flag) _json.WriteBoolean(name, true);
    }

    private void Word<T>(string name, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default)) _json.WriteString(name, EnumWords<T>.Of(value));
    }

    private void Methods(string name, AuthenticationMethods? methods)
    {
        if (methods is { } known) _json.WriteString(name, known == AuthenticationMethods.None ? "none" : string.Join(',', EnumWords<AuthenticationMethods>.OfFlags(known)));
    }

    private void Instant(string name, DateTimeOffset? instant)
    {
        if (instant is { } known) _json.WriteString(name, IsoDate.Write(known));
    }

    private void SecurityAttributes(ValueArray<SecurityAttribute> attributes)
    {
        if (attributes.IsDefault) return;
        _json.WriteStartObject("attributes");
        foreach (SecurityAttribute attribute in attributes) Attribute(attribute.Name, attribute.Value);
        _json.WriteEndObject();
    }

    private void Attribute(string name, DeviceAttribute attribute)
    {
        if (!attribute.IsKnown) return;
        _json.WritePropertyName(name);
        AttributeValue(attribute);
    }

    private void AttributeValue(DeviceAttribute attribute)
    {
        if (attribute.IsNull) _json.WriteNullValue();
        else if (!attribute.IsCollection) _json.WriteStringValue(attribute.Text);
        else
        {
            _json.WriteStartArray();
            foreach (string element in attribute.Elements) _json.WriteStringValue(element);
            _json.WriteEndArray();
        }
    }

    private void List<T>(string name, ValueArray<T> items, Action<T> write)
    {
        if (items.IsDefault) return;
        _json.WriteStartArray(name);
        foreach (T item in items) write(item);
        _json.WriteEndArray();
    }
}
